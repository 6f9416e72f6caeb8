'use strict';
// checkIssued, verify, checkPrivateKey, and what the class refuses.
const { X509Certificate, createPublicKey, createPrivateKey } = require('crypto');
const certificates = require('../crypto-fixtures/certificates.json'), keys = require('../crypto-fixtures/keys.json');
const c = {};
for (const name in certificates) c[name] = new X509Certificate(certificates[name]);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
console.log(c.leaf.checkIssued(c.ca), c.ca.checkIssued(c.leaf), c.ca.checkIssued(c.ca), c.ed.checkIssued(c.ca));
console.log(c.leaf.verify(c.ca.publicKey), c.leafRsa.verify(c.ca.publicKey), c.leaf.verify(c.leafRsa.publicKey), c.ca.verify(c.ca.publicKey), c.ed.verify(c.ed.publicKey), c.leaf.verify(c.ed.publicKey));
console.log(c.leaf.checkPrivateKey(createPrivateKey(keys.p256.private)), c.leaf.checkPrivateKey(createPrivateKey(keys.rsa.private)), c.ca.checkPrivateKey(createPrivateKey(keys.rsa.private)));
attempt(() => new X509Certificate());
attempt(() => new X509Certificate('zz'));
attempt(() => new X509Certificate(Buffer.from('zz')));
attempt(() => X509Certificate(certificates.ca));
attempt(() => c.leaf.checkIssued(1));
attempt(() => c.leaf.verify(1));
attempt(() => c.leaf.verify(createPrivateKey(keys.rsa.private)));
attempt(() => c.leaf.checkPrivateKey(1));
attempt(() => c.leaf.checkPrivateKey(createPublicKey(keys.rsa.public)));

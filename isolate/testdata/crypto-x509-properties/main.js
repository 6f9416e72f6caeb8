'use strict';
// What certificates say.
const { X509Certificate, createPublicKey, createPrivateKey } = require('crypto');
const certificates = require('../crypto-fixtures/certificates.json'), keys = require('../crypto-fixtures/keys.json');
const c = {};
for (const name in certificates) c[name] = new X509Certificate(certificates[name]);
for (const name in c) {
  const x = c[name];
  console.log(x, x.ca, x.raw.length, x.publicKey, x.issuerCertificate);
  console.log(x.toString() === certificates[name], x.toJSON() === x.toString(), JSON.stringify(x) === JSON.stringify(certificates[name]));
  console.log(new X509Certificate(x.raw).subject === x.subject, createPublicKey(certificates[name]).equals(x.publicKey), x.publicKey === x.publicKey);
}
console.log(Object.keys(c.leaf), Object.getOwnPropertyNames(X509Certificate.prototype), { a: { b: { c: { d: c.leaf } } } });

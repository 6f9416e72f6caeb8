'use strict';
// checkHost, checkEmail and checkIP.
const { X509Certificate, createPublicKey, createPrivateKey } = require('crypto');
const certificates = require('../crypto-fixtures/certificates.json'), keys = require('../crypto-fixtures/keys.json');
const c = {};
for (const name in certificates) c[name] = new X509Certificate(certificates[name]);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
for (const [host, options] of [['loom.example'], ['a.loom.example'], ['a.b.loom.example'], ['other'], ['LOOM.example'], [''], ['a.loom.example', { wildcards: false }], ['loom.example', { subject: 'always' }], ['loom.example', { subject: 'never' }], ['.loom.example'], ['a.b.loom.example', { multiLabelWildcards: true }]]) {
  console.log(host, options, c.leaf.checkHost(host, options));
}
console.log(c.leafRsa.checkHost('plain.example'), c.leafRsa.checkHost('plain.example', { subject: 'never' }), c.ca.checkHost('Loom Root'));
console.log(c.leaf.checkEmail('info@loom.example'), c.leaf.checkEmail('x@y'), c.ca.checkEmail('root@loom.example'), c.ca.checkEmail('ROOT@loom.example'), c.ca.checkEmail('root@LOOM.example'));
console.log(c.leaf.checkIP('127.0.0.1'), c.leaf.checkIP('::1'), c.leaf.checkIP('0:0:0:0:0:0:0:1'), c.leaf.checkIP('1.1.1.1'), c.ca.checkIP('1.1.1.1'));
attempt(() => c.leaf.checkIP('zz'));
attempt(() => c.leaf.checkHost(5));
attempt(() => c.leaf.checkHost('a', 5));
attempt(() => c.leaf.checkHost('a', { subject: 'x' }));
attempt(() => c.leaf.checkHost('a', { wildcards: 5 }));
attempt(() => c.leaf.checkEmail(5));
attempt(() => c.leaf.checkIP(5));

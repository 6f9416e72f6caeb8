'use strict';
// Signatures that depend on nothing but key and message.
const { createSign, createVerify, sign, verify, createPrivateKey } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const message = Buffer.from('a message');
for (const digest of ['md5', 'sha1', 'sha224', 'RSA-SHA256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'ripemd160']) {
  const signature = createSign(digest).update('a ').update(Buffer.from('message')).sign(keys.rsa.private, 'hex');
  console.log(digest, signature);
  console.log(createVerify(digest).update(message).verify(keys.rsa.public, signature, 'hex'), createVerify('sha256').update('other').verify(keys.rsa.public, signature, 'hex'));
}
console.log(sign(null, message, keys.ed25519.private).toString('base64'), sign(undefined, message, createPrivateKey(keys.ed25519.private)).length);
console.log(verify(null, message, keys.ed25519.public, sign(null, message, keys.ed25519.private)));
console.log(sign(null, message, keys.rsa.private).equals(sign('sha256', message, keys.rsa.private)));
console.log(sign('sha256', message, { key: keys.rsa.private, padding: 6, saltLength: 0 }).toString('hex'));
sign('sha256', message, keys.rsa.private, (err, signature) => {
  console.log(err, signature.toString('hex').slice(0, 20));
  verify('sha256', message, keys.rsa.public, signature, (err, ok) => console.log(err, ok));
});
const s = createSign('sha256');
s.write('a mess');
s.end('age');
s.on('finish', () => console.log(s.sign(keys.rsa.private, 'base64')));

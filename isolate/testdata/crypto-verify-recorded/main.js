'use strict';
// Signatures and ciphertexts that another OpenSSL has made.
const { verify, sign, privateDecrypt, createPublicKey, createVerify } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const message = Buffer.from('a message'), other = Buffer.from('b message');
const made = Object.fromEntries(Object.entries(keys.made).map(([name, hex]) => [name, Buffer.from(hex, 'hex')]));
const check = (digest, key, signature) => console.log(verify(digest, message, key, signature), verify(digest, other, key, signature));
check('sha256', keys.p256.public, made.ec);
check('sha256', { key: keys.p256.public, dsaEncoding: 'ieee-p1363' }, made.ecP1363);
check('sha384', keys.p384.public, made.p384);
check('sha512', keys.p521.public, made.p521);
for (const saltLength of [undefined, 32, -1, -2, 10]) check('sha256', { key: keys.rsa.public, padding: 6, saltLength }, made.pss);
for (const saltLength of [undefined, 94, -1, -2]) check('sha256', { key: keys.rsa.public, padding: 6, saltLength }, made.pssMax);
check('sha256', keys.pss.public, made.pssKey);
check('sha256', keys.pss.private, made.pssKey);
console.log(createVerify('SHA256').update(message).verify({ key: createPublicKey(keys.p256.private) }, made.ec.toString('base64'), 'base64'));
console.log(privateDecrypt(keys.rsa.private, made.oaep).toString(), privateDecrypt({ key: keys.rsa.private, oaepHash: 'sha256', oaepLabel: Buffer.from('label') }, made.oaep256).toString());
for (const key of [{ key: keys.rsa.private, padding: 6 }, { key: keys.rsa.private, padding: 6, saltLength: 20 }, keys.pss.private, keys.pssFree.private, keys.p256.private, keys.p521.private, { key: keys.p384.private, dsaEncoding: 'ieee-p1363' }]) {
  const signature = sign('sha256', message, key);
  const pub = key.key === undefined ? key : key;
  console.log(verify('sha256', message, pub, signature), verify('sha256', other, pub, signature), key.dsaEncoding && signature.length);
}

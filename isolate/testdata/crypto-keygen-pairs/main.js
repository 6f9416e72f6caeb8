'use strict';
// generateKeyPair(Sync) and generateKey(Sync): kinds, encodings, promises.
const crypto = require('crypto');
const { promisify } = require('util');
const show = (p) => console.log(p.publicKey.asymmetricKeyType ?? typeof p.publicKey, p.privateKey.asymmetricKeyDetails ?? p.privateKey.length > 50);
show(crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }));
show(crypto.generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 }));
for (const options of [{}, { hashAlgorithm: 'sha512' }, { hashAlgorithm: 'sha256', saltLength: 5 }, { mgf1HashAlgorithm: 'sha1' }, { hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha1' }]) {
  show(crypto.generateKeyPairSync('rsa-pss', { modulusLength: 1024, ...options }));
}
for (const namedCurve of ['P-256', 'prime256v1', 'secp384r1', 'P-521', 'secp224r1']) show(crypto.generateKeyPairSync('ec', { namedCurve }));
show(crypto.generateKeyPairSync('ed25519'));
show(crypto.generateKeyPairSync('x25519', undefined));
show(crypto.generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'der' } }));
console.log(Object.keys(crypto.generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding: { format: 'jwk' } }).publicKey));
console.log(crypto.generateKeySync('hmac', { length: 64 }).symmetricKeySize, crypto.generateKeySync('aes', { length: 192 }).symmetricKeySize, crypto.generateKeySync('hmac', { length: 13 }).symmetricKeySize);
(async () => {
  console.log(Object.keys(await promisify(crypto.generateKeyPair)('ed25519')));
  console.log((await promisify(crypto.generateKey)('aes', { length: 128 })).symmetricKeySize);
  crypto.generateKeyPair('rsa', { modulusLength: 1024, privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } }, (err, pub, priv) => {
    console.log(err, pub.type, priv.slice(0, 37), crypto.createPrivateKey({ key: priv, passphrase: 'x' }).type);
  });
})();

'use strict';
// Encrypted PEM of both kinds, read and written.
const { createPrivateKey, createPublicKey, sign } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, e.opensslErrorStack); }
};
const rsa = createPrivateKey(keys.rsa.private), ec = createPrivateKey(keys.p256.private);
for (const [name, key] of Object.entries(keys.encrypted)) {
  attempt(() => createPrivateKey({ key, passphrase: 'secret' }).equals(name === 'sec1' ? ec : rsa));
  attempt(() => createPrivateKey({ key, passphrase: Buffer.from('secret') }).type);
  attempt(() => createPublicKey({ key, passphrase: 'secret' }).asymmetricKeyType);
}
attempt(() => createPrivateKey(keys.encrypted.pkcs8));
attempt(() => createPrivateKey(keys.encrypted.pkcs1));
attempt(() => createPrivateKey({ key: keys.encrypted.pkcs8, passphrase: '' }));
attempt(() => createPrivateKey({ key: keys.encrypted.pkcs8, passphrase: 5 }));
attempt(() => sign('sha256', Buffer.from('a'), { key: keys.encrypted.pkcs8, passphrase: 'secret' }).length);
for (const cipher of ['aes-128-cbc', 'AES-192-CBC', 'aes256', 'des-ede3-cbc']) {
  for (const type of ['pkcs1', 'pkcs8']) {
    const pem = rsa.export({ format: 'pem', type, cipher, passphrase: 'p' });
    console.log(pem.split('\n')[0], createPrivateKey({ key: pem, passphrase: 'p' }).equals(rsa));
  }
}
const der = rsa.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' });
attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8', passphrase: 'p' }).equals(rsa));

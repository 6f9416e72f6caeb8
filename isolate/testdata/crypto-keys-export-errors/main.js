'use strict';
// What export() refuses.
const { createPrivateKey, createPublicKey, createSecretKey } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
};
const rsa = createPrivateKey(keys.rsa.private), pub = createPublicKey(keys.rsa.public), ec = createPrivateKey(keys.p256.private);
for (const options of [undefined, 1, {}, { format: 'pem' }, { format: 'xx', type: 'spki' }, { format: 'pem', type: 'zz' }, { format: 'pem', type: 'pkcs8' }]) {
  attempt(() => pub.export(options));
}
for (const options of [{ format: 'pem', type: 'spki' }, { format: 'pem', type: 'sec1' }, { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc' },
  { format: 'pem', type: 'pkcs8', cipher: 'zz', passphrase: 'a' }, { format: 'der', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: 'a' },
  { format: 'pem', type: 'pkcs8', passphrase: 'a' }, { format: 'pem', type: 'pkcs8', cipher: 5, passphrase: 'a' },
  { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 5 }]) {
  attempt(() => rsa.export(options));
}
attempt(() => ec.export({ format: 'pem', type: 'pkcs1' }));
attempt(() => createPrivateKey(keys.pss.private).export({ format: 'pem', type: 'pkcs1' }));
attempt(() => createPrivateKey(keys.ed25519.private).export({ format: 'pem', type: 'sec1' }));
attempt(() => createPublicKey(keys.p256.public).export({ format: 'pem', type: 'pkcs1' }));
attempt(() => createSecretKey('a', 'utf8').export({ format: 'der' }));
attempt(() => createSecretKey('a', 'utf8').export(1));

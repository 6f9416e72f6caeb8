'use strict';
// What createSecretKey, createPublicKey, createPrivateKey and KeyObject refuse.
const { createPrivateKey, createPublicKey, createSecretKey, KeyObject } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const secret = createSecretKey(Buffer.alloc(4)), pub = createPublicKey(keys.rsa.public), priv = createPrivateKey(keys.rsa.private);
for (const key of [undefined, 5, {}, null]) attempt(() => createSecretKey(key));
for (const key of [undefined, 'abc', {}, { key: 5 }, { key: 'abc', format: 'xx' }, { key: 'abc', type: 'xx' }, { key: 'abc', format: 'der' }, pub, secret, { key: pub },
  { key: Buffer.from('abc'), format: 'der', type: 'spki' }, { key: Buffer.from('abc'), format: 'der', type: 'pkcs1' },
  '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----']) {
  attempt(() => createPublicKey(key));
}
for (const key of [undefined, 'abc', {}, { key: Buffer.from('abc'), format: 'der' }, { key: Buffer.from('abc'), format: 'der', type: 'spki' },
  { key: Buffer.from('abc'), format: 'der', type: 'pkcs8' }, priv, keys.rsa.public]) {
  attempt(() => createPrivateKey(key));
}
attempt(() => KeyObject('secret'));
attempt(() => new KeyObject('zz'));
attempt(() => new KeyObject('secret'));
attempt(() => new KeyObject('secret', 1));
attempt(() => KeyObject.from(secret));
attempt(() => KeyObject.from(1));
attempt(() => secret.equals(1));
attempt(() => [secret.equals(createSecretKey(Buffer.alloc(4))), secret.equals(pub), pub.equals(priv), pub.equals(createPublicKey(priv))]);

'use strict';
// JWKs of keys, and keys of JWKs.
const { createPrivateKey, createPublicKey } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
for (const name of ['rsa', 'p256', 'p384', 'p521', 'ed25519', 'x25519']) {
  const priv = createPrivateKey(keys[name].private), pub = createPublicKey(keys[name].public);
  const jwk = priv.export({ format: 'jwk' });
  console.log(name, jwk, pub.export({ format: 'jwk' }));
  console.log(createPrivateKey({ key: jwk, format: 'jwk' }).equals(priv), createPublicKey({ key: jwk, format: 'jwk' }).equals(pub));
}

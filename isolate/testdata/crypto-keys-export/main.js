'use strict';
// Keys written in each form are what they were, bit by bit.
const { createPrivateKey, createPublicKey, createSecretKey } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const forms = { rsa: ['pkcs1', 'pkcs8'], pss: ['pkcs8'], pssFree: ['pkcs8'], p256: ['sec1', 'pkcs8'], p384: ['sec1', 'pkcs8'], p521: ['sec1', 'pkcs8'], ed25519: ['pkcs8'], x25519: ['pkcs8'] };
for (const [name, types] of Object.entries(forms)) {
  const priv = createPrivateKey(keys[name].private), pub = createPublicKey(keys[name].public);
  for (const type of types) {
    const pem = priv.export({ format: 'pem', type }), der = priv.export({ format: 'der', type });
    console.log(name, type, pem, der.toString('base64').slice(0, 60), der.length);
    console.log(createPrivateKey(pem).equals(priv), createPrivateKey({ key: der, format: 'der', type }).equals(priv));
  }
  for (const type of name === 'rsa' ? ['pkcs1', 'spki'] : ['spki']) {
    const pem = pub.export({ format: 'pem', type }), der = pub.export({ format: 'der', type });
    console.log(name, type, pem, der.length, createPublicKey(pem).equals(pub), createPublicKey({ key: der, format: 'der', type }).equals(pub));
  }
}
const secret = createSecretKey('c2VjcmV0', 'base64');
console.log(secret.export(), secret.export({ format: 'buffer' }), secret.export({ format: 'jwk' }));

'use strict';
// What KeyObjects of each kind tell of themselves.
const { createPrivateKey, createPublicKey, createSecretKey, KeyObject } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
for (const name of ['rsa', 'pss', 'pssFree', 'p256', 'p384', 'p521', 'ed25519', 'x25519']) {
  const priv = createPrivateKey(keys[name].private), pub = createPublicKey(keys[name].public);
  console.log(name, priv.type, pub.type, priv.asymmetricKeyType, pub.asymmetricKeyDetails, priv.asymmetricKeyDetails);
  console.log(priv, pub, pub.symmetricKeySize, createPublicKey(priv).equals(pub), priv.equals(pub));
}
const secret = createSecretKey(Buffer.from('0123456789'));
console.log(secret, secret.type, secret.symmetricKeySize, secret.asymmetricKeyType, Object.keys(secret), JSON.stringify(secret));
console.log(Object.prototype.toString.call(secret), secret instanceof KeyObject, secret.constructor.name);
console.log(Object.getOwnPropertyNames(KeyObject), Object.getOwnPropertyNames(KeyObject.prototype));

'use strict';
// createECDH: points in their three forms, secrets.
const crypto = require('crypto');
for (const [curve, size] of [['prime256v1', 32], ['secp384r1', 48], ['secp521r1', 66]]) {
  const a = crypto.createECDH(curve), b = crypto.createECDH(curve);
  a.setPrivateKey(Buffer.alloc(size, 1).fill(0, 0, 1));
  b.setPrivateKey(Buffer.alloc(size, 0).fill(7, 5).toString('hex'), 'hex');
  for (const format of [undefined, 'uncompressed', 'compressed', 'hybrid']) {
    const point = a.getPublicKey('hex', format);
    console.log(point, b.computeSecret(point, 'hex', 'hex'), a.computeSecret(b.getPublicKey(null, format)).length);
    console.log(crypto.ECDH.convertKey(point, curve, 'hex', 'hex', 'compressed'), crypto.ECDH.convertKey(point, curve, 'hex').length);
  }
  console.log(a.getPrivateKey('hex'), b.getPrivateKey());
  console.log(crypto.createECDH(curve).generateKeys('hex', 'compressed').length, crypto.createECDH(curve).generateKeys().length);
}
console.log(Object.getOwnPropertyNames(crypto.ECDH.prototype), crypto.ECDH('prime256v1').constructor.name);

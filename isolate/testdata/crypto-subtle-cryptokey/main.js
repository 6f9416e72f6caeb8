'use strict';
// The class CryptoKey, and how it goes together with KeyObject.
const keys = require('../crypto-fixtures/keys.json');
const crypto = require('crypto');
const { subtle } = crypto.webcrypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const attempt = async (f) => {
  try {
    const value = await f();
    console.log(value instanceof ArrayBuffer ? hex(value) : value);
  } catch (e) {
    console.log(e.name, e.code, e.message, e.cause?.message);
  }
};
const raw = (algorithm, usages, bytes = Buffer.alloc(16, 1), extractable = true) => subtle.importKey('raw', bytes, algorithm, extractable, usages);
const priv = (name, algorithm, usages) => subtle.importKey('pkcs8', crypto.createPrivateKey(keys[name].private).export({ format: 'der', type: 'pkcs8' }), algorithm, true, usages);
const pub = (name, algorithm, usages) => subtle.importKey('spki', crypto.createPublicKey(keys[name].public).export({ format: 'der', type: 'spki' }), algorithm, true, usages);
(async () => {
  const aes = await raw('AES-CBC', ['encrypt', 'decrypt']);
  console.log(aes, Object.prototype.toString.call(aes), Object.keys(aes), aes.usages === aes.usages, aes.algorithm === aes.algorithm);
  await attempt(() => [crypto.KeyObject.from(aes), crypto.KeyObject.from(aes).export().equals(Buffer.alloc(16, 1)), aes instanceof CryptoKey]);
  await attempt(() => new CryptoKey());
  await attempt(() => new SubtleCrypto());
  await attempt(() => CryptoKey.prototype.type);
  await attempt(() => crypto.createCipheriv('aes-128-cbc', aes, Buffer.alloc(16)).final('hex'));
  await attempt(async () => crypto.createPublicKey(await priv('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['sign'])).type);
  await attempt(async () => crypto.sign('sha256', Buffer.from('a'), await priv('rsa', { name: 'RSA-PSS', hash: 'SHA-256' }, ['sign'])).length);
  console.log(Object.keys(SubtleCrypto.prototype), Object.keys(CryptoKey.prototype), { a: { b: { c: { aes } } } });
})();

'use strict';
// generateKey: kinds of keys and what they say.
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
  const exponent = new Uint8Array([1, 0, 1]);
  for (const [algorithm, usages] of [
    [{ name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: exponent, hash: 'SHA-256' }, ['sign', 'verify']],
    [{ name: 'rsa-pss', modulusLength: 1024, publicExponent: exponent, hash: { name: 'sha-1' } }, ['sign']],
    [{ name: 'RSA-OAEP', modulusLength: 1024, publicExponent: new Uint8Array([3]), hash: 'SHA-512' }, ['encrypt', 'decrypt', 'wrapKey']],
    [{ name: 'ECDSA', namedCurve: 'P-256' }, ['sign', 'verify']], [{ name: 'ECDH', namedCurve: 'P-384' }, ['deriveBits']],
    ['ed25519', ['verify', 'sign', 'sign']], [{ name: 'X25519' }, ['deriveKey']], [{ name: 'HMAC', hash: 'SHA-256' }, ['sign']],
    [{ name: 'HMAC', hash: 'SHA-512' }, ['sign']], [{ name: 'HMAC', hash: 'SHA-1', length: 104 }, ['verify']], [{ name: 'AES-GCM', length: 256 }, ['encrypt']], [{ name: 'aes-kw', length: 192 }, ['wrapKey']],
  ]) {
    await attempt(() => subtle.generateKey(algorithm, false, usages));
  }
})();

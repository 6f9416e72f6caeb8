'use strict';
// exportKey: all formats, and what it refuses.
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
  const aes = await raw('AES-CBC', ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']);
  for (const format of ['jwk', 'raw', 'spki', 'zz']) await attempt(() => subtle.exportKey(format, aes));
  await attempt(async () => subtle.exportKey('raw', await raw('AES-CBC', ['encrypt'], Buffer.alloc(16), false)));
  await attempt(() => subtle.exportKey('raw', 5));
  await attempt(async () => subtle.exportKey('jwk', await pub('rsa', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, ['verify'])));
  await attempt(async () => subtle.exportKey('jwk', await priv('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['sign'])));
  await attempt(async () => subtle.exportKey('jwk', await priv('ed25519', 'Ed25519', ['sign'])));
  await attempt(async () => subtle.exportKey('jwk', await pub('x25519', 'X25519', [])));
  await attempt(async () => subtle.exportKey('jwk', await raw({ name: 'HMAC', hash: 'SHA-384' }, ['verify', 'sign'], Buffer.alloc(4))));
  await attempt(async () => (await subtle.exportKey('jwk', await pub('rsa', { name: 'RSA-OAEP', hash: 'SHA-512' }, ['encrypt']))).alg);
  await attempt(async () => (await subtle.exportKey('jwk', await pub('rsa', { name: 'RSA-OAEP', hash: 'SHA-1' }, ['encrypt']))).alg);
  await attempt(async () => (await subtle.exportKey('jwk', await pub('rsa', { name: 'RSA-PSS', hash: 'SHA-1' }, ['verify']))).alg);
  for (const format of ['raw', 'spki', 'pkcs8']) await attempt(async () => subtle.exportKey(format, await pub('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['verify'])));
  await attempt(async () => subtle.exportKey('pkcs8', await priv('x25519', 'X25519', ['deriveBits'])));
})();

'use strict';
// deriveBits and deriveKey.
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
  const pb = await raw('PBKDF2', ['deriveBits', 'deriveKey'], Buffer.from('pw'), false), hk = await raw('HKDF', ['deriveBits', 'deriveKey'], Buffer.from('pw'), false);
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from('salt'), iterations: 100 }, hkdf = { name: 'HKDF', hash: 'SHA-512', salt: Buffer.from('salt'), info: Buffer.alloc(3) };
  await attempt(() => subtle.deriveBits(pbkdf2, pb, 128));
  await attempt(() => subtle.deriveBits(hkdf, hk, 256));
  for (const type of [{ name: 'HMAC', hash: 'SHA-1' }, { name: 'HMAC', hash: 'SHA-512', length: 256 }]) await attempt(() => subtle.deriveKey(pbkdf2, pb, type, true, ['sign']));
  await attempt(async () => subtle.exportKey('jwk', await subtle.deriveKey(hkdf, hk, { name: 'AES-GCM', length: 128 }, true, ['encrypt'])));
  const x = await priv('x25519', 'X25519', ['deriveBits', 'deriveKey']), xp = await pub('x25519Other', 'X25519', []);
  const ec = await priv('p256', { name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']), ecp = await pub('p256Other', { name: 'ECDH', namedCurve: 'P-256' }, []);
  for (const length of [256, null, 128, 300]) await attempt(() => subtle.deriveBits({ name: 'X25519', public: xp }, x, length));
  for (const length of [256, null]) await attempt(() => subtle.deriveBits({ name: 'ECDH', public: ecp }, ec, length));
  await attempt(async () => subtle.exportKey('raw', await subtle.deriveKey({ name: 'X25519', public: xp }, x, { name: 'AES-CBC', length: 256 }, true, ['encrypt'])));
  await attempt(() => subtle.deriveBits({ name: 'X25519', public: x }, x, 256));
  await attempt(() => subtle.deriveBits({ ...pbkdf2, iterations: 0 }, pb, 128));
  await attempt(() => subtle.deriveBits(pbkdf2, pb, 5));
  await attempt(() => subtle.deriveBits(pbkdf2, pb, null));
  await attempt(() => subtle.deriveBits(hkdf, hk, null));
  await attempt(() => subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: Buffer.from('salt') }, hk, 128));
})();

'use strict';
// sign: what depends on nothing but key and message, and what it refuses.
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
  const m = Buffer.from('a message');
  for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) {
    await attempt(async () => subtle.sign('RSASSA-PKCS1-v1_5', await priv('rsa', { name: 'RSASSA-PKCS1-v1_5', hash }, ['sign']), m));
    await attempt(async () => subtle.sign('HMAC', await raw({ name: 'HMAC', hash }, ['sign'], Buffer.from('k')), m));
  }
  await attempt(async () => subtle.sign({ name: 'RSA-PSS', saltLength: 0 }, await priv('rsa', { name: 'RSA-PSS', hash: 'SHA-256' }, ['sign']), m));
  await attempt(async () => subtle.sign('Ed25519', await priv('ed25519', 'Ed25519', ['sign']), m));
  await attempt(async () => (await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, await priv('p521', { name: 'ECDSA', namedCurve: 'P-521' }, ['sign']), m)).byteLength);
  await attempt(async () => subtle.sign({ name: 'ECDSA', hash: 'zz' }, await priv('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['sign']), m));
  await attempt(async () => subtle.sign({ name: 'ECDSA' }, await priv('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['sign']), m));
  await attempt(async () => subtle.sign({ name: 'RSA-PSS' }, await priv('rsa', { name: 'RSA-PSS', hash: 'SHA-256' }, ['sign']), m));
  await attempt(async () => subtle.sign('HMAC', await raw('AES-CBC', ['encrypt']), m));
  await attempt(() => subtle.sign('HMAC', 5, m));
  await attempt(() => subtle.sign('HMAC'));
})();

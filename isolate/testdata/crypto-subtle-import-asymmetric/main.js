'use strict';
// importKey of public and private keys, and what it refuses.
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
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
  await attempt(() => pub('rsa', { name: 'RSA-PSS', hash: 'SHA-384' }, ['verify']));
  await attempt(() => priv('rsa', { name: 'RSA-OAEP', hash: 'SHA-1' }, ['decrypt', 'unwrapKey']));
  await attempt(() => priv('p256', ecdsa, ['sign']));
  await attempt(() => pub('p521', { name: 'ECDH', namedCurve: 'P-521' }, []));
  await attempt(() => priv('ed25519', 'Ed25519', ['sign']));
  await attempt(() => pub('x25519', 'X25519', []));
  await attempt(async () => subtle.importKey('raw', await subtle.exportKey('raw', await pub('p256', ecdsa, [])), ecdsa, false, ['verify']));
  await attempt(async () => subtle.importKey('jwk', await subtle.exportKey('jwk', await priv('p256', ecdsa, ['sign'])), ecdsa, false, ['sign']));
  await attempt(async () => subtle.importKey('jwk', crypto.createPrivateKey(keys.rsa.private).export({ format: 'jwk' }), { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']));
  await attempt(() => subtle.importKey('raw', Buffer.alloc(5), ecdsa, true, ['verify']));
  await attempt(() => priv('p256', { name: 'ECDSA', namedCurve: 'P-384' }, ['sign']));
  await attempt(() => pub('p256', ecdsa, ['sign']));
  await attempt(() => priv('p256', ecdsa, []));
  await attempt(() => subtle.importKey('raw', Buffer.alloc(4), 'Ed25519', true, ['verify']));
  await attempt(() => subtle.importKey('raw', Buffer.alloc(32), 'Ed25519', true, ['sign']));
})();

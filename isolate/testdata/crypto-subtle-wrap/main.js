'use strict';
// wrapKey and unwrapKey.
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
  const aes = await raw('AES-CBC', ['encrypt', 'wrapKey', 'unwrapKey'], Buffer.alloc(32, 5)), kw = await raw('AES-KW', ['wrapKey', 'unwrapKey'], Buffer.alloc(16, 9));
  const cbc = { name: 'AES-CBC', iv: Buffer.alloc(16) };
  await attempt(() => subtle.wrapKey('raw', aes, kw, 'AES-KW'));
  await attempt(() => subtle.wrapKey('jwk', aes, aes, cbc));
  await attempt(async () => subtle.exportKey('raw', await subtle.unwrapKey('raw', await subtle.wrapKey('raw', aes, kw, 'AES-KW'), kw, 'AES-KW', 'AES-CBC', true, ['encrypt'])));
  await attempt(async () => subtle.unwrapKey('jwk', await subtle.wrapKey('jwk', aes, aes, cbc), aes, cbc, 'AES-CBC', true, ['encrypt']));
  const signer = await priv('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['sign']);
  await attempt(async () => subtle.unwrapKey('pkcs8', await subtle.wrapKey('pkcs8', signer, aes, cbc), aes, cbc, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']));
  await attempt(() => subtle.unwrapKey('raw', Buffer.alloc(24), kw, 'AES-KW', 'AES-CBC', true, ['encrypt']));
})();

'use strict';
// importKey of secret keys, and what it refuses.
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
  for (const args of [['raw', Buffer.alloc(15), 'AES-CBC', true, ['encrypt']], ['raw', Buffer.alloc(32), 'aes-ctr', true, ['encrypt', 'decrypt']], ['raw', Buffer.alloc(16), 'AES-CBC', true, []], ['zz', Buffer.alloc(16), 'AES-CBC', true, ['encrypt']],
    ['raw', 5, 'AES-CBC', true, ['encrypt']], ['jwk', { kty: 'oct', k: 'AAAA' }, 'AES-CBC', true, ['encrypt']], ['jwk', { kty: 'zz' }, 'AES-CBC', true, ['encrypt']],
    ['raw', Buffer.alloc(16), 'PBKDF2', true, ['deriveBits']], ['raw', Buffer.alloc(16), 'PBKDF2', false, ['encrypt']], ['raw', Buffer.alloc(16), 'HKDF', false, ['deriveBits', 'deriveKey']],
    ['raw', Buffer.alloc(0), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']], ['raw', Buffer.alloc(9), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']],
    ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', alg: 'A256CBC' }, 'AES-CBC', true, ['encrypt']], ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', alg: 'A128CBC', ext: true }, 'AES-CBC', true, ['encrypt']],
    ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', ext: false }, 'AES-CBC', true, ['encrypt']], ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', use: 'sig' }, 'AES-CBC', true, ['encrypt']],
    ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', key_ops: ['decrypt'] }, 'AES-CBC', true, ['encrypt']], ['spki', Buffer.alloc(32), 'AES-CBC', true, ['encrypt']]]) {
    await attempt(() => subtle.importKey(...args));
  }
})();

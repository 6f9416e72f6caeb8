'use strict';
// What generateKey refuses.
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
  await attempt(() => subtle.generateKey());
  for (const args of [['zz', true, []], [{ name: 'AES-CBC', length: 5 }, true, ['encrypt']], [{ name: 'AES-CBC', length: 128 }, true, []], [{ name: 'AES-CBC', length: 128 }, true, ['sign']],
    [{ name: 'AES-CBC' }, true, ['encrypt']], [{ name: 'ECDSA', namedCurve: 'zz' }, true, ['sign']], [{ name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']], [{ name: 'HMAC', hash: 'zz' }, true, ['sign']],
    [{ name: 'AES-CBC', length: 128 }, true, ['zz']], ['Ed25519', true, ['encrypt']], [{ name: 'HMAC', hash: 'SHA-256', length: 0 }, true, ['sign']], [{ name: 'HMAC', hash: 'SHA-1', length: 100 }, true, ['sign']], ['PBKDF2', true, ['deriveBits']]]) {
    await attempt(() => subtle.generateKey(...args));
  }
})();

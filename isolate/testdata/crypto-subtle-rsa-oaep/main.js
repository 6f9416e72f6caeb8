'use strict';
// RSA-OAEP, with texts that another OpenSSL has made.
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
  const made = keys.made;
  await attempt(async () => Buffer.from(await subtle.decrypt({ name: 'RSA-OAEP', label: Buffer.from('label') }, await priv('rsa', { name: 'RSA-OAEP', hash: 'SHA-256' }, ['decrypt']), Buffer.from(made.oaep256, 'hex'))).toString());
  await attempt(async () => Buffer.from(await subtle.decrypt('RSA-OAEP', await priv('rsa', { name: 'RSA-OAEP', hash: 'SHA-1' }, ['decrypt']), Buffer.from(made.oaep, 'hex'))).toString());
  await attempt(async () => subtle.decrypt({ name: 'RSA-OAEP' }, await priv('rsa', { name: 'RSA-OAEP', hash: 'SHA-256' }, ['decrypt']), Buffer.alloc(128)));
  const text = await subtle.encrypt({ name: 'RSA-OAEP' }, await pub('rsa', { name: 'RSA-OAEP', hash: 'SHA-256' }, ['encrypt']), Buffer.from('there and back'));
  await attempt(async () => Buffer.from(await subtle.decrypt({ name: 'RSA-OAEP' }, await priv('rsa', { name: 'RSA-OAEP', hash: 'SHA-256' }, ['decrypt']), text)).toString());
})();

'use strict';
// verify, with signatures that another OpenSSL has made.
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
  const m = Buffer.from('a message'), other = Buffer.from('b message');
  const made = Object.fromEntries(Object.entries(keys.made).map(([name, text]) => [name, Buffer.from(text, 'hex')]));
  const check = async (algorithm, key, signature) => {
    await attempt(() => subtle.verify(algorithm, key, signature, m));
    await attempt(() => subtle.verify(algorithm, key, signature, other));
  };
  const ecdsa = { name: 'ECDSA', hash: 'SHA-256' }, p256 = { name: 'ECDSA', namedCurve: 'P-256' };
  await check(ecdsa, await pub('p256', p256, ['verify']), made.ecP1363);
  await check(ecdsa, await pub('p256', p256, ['verify']), made.ec);
  await check({ name: 'RSA-PSS', saltLength: 32 }, await pub('rsa', { name: 'RSA-PSS', hash: 'SHA-256' }, ['verify']), made.pss);
  await check({ name: 'RSA-PSS', saltLength: 20 }, await pub('rsa', { name: 'RSA-PSS', hash: 'SHA-256' }, ['verify']), made.pss);
  await check('HMAC', await raw({ name: 'HMAC', hash: 'SHA-256' }, ['verify'], Buffer.from('k')), Buffer.from('short'));
  await check('HMAC', await raw({ name: 'HMAC', hash: 'SHA-256' }, ['verify'], Buffer.from('k')), crypto.createHmac('sha256', 'k').update(m).digest());
  await check('Ed25519', await pub('ed25519', 'Ed25519', ['verify']), crypto.sign(null, m, keys.ed25519.private));
  await check('RSASSA-PKCS1-v1_5', await pub('rsa', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, ['verify']), crypto.sign('sha256', m, keys.rsa.private));
  await attempt(async () => subtle.verify(ecdsa, await priv('p256', p256, ['sign']), made.ecP1363, m));
})();

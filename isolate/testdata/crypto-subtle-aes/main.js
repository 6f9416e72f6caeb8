'use strict';
// encrypt and decrypt with AES-CBC, CTR and GCM, and what they refuse.
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
  const data = Buffer.from('hello world, this is more than one block');
  const iv = Buffer.alloc(16, 2);
  for (const algorithm of [{ name: 'AES-CBC', iv }, { name: 'AES-CTR', counter: iv, length: 64 }, { name: 'AES-CTR', counter: Buffer.alloc(16, 255), length: 8 }, { name: 'AES-CTR', counter: Buffer.alloc(16, 255), length: 128 },
    { name: 'AES-GCM', iv }, { name: 'AES-GCM', iv: iv.subarray(0, 12), additionalData: data, tagLength: 96 }]) {
    for (const size of [16, 24, 32]) {
      const key = await raw(algorithm.name, ['encrypt', 'decrypt'], Buffer.alloc(size, 7));
      const text = await subtle.encrypt(algorithm, key, data);
      console.log(algorithm.name, hex(text), Buffer.from(await subtle.decrypt(algorithm, key, text)).toString());
    }
  }
  const cbc = await raw('AES-CBC', ['encrypt', 'decrypt']), ctr = await raw('AES-CTR', ['encrypt']), gcm = await raw('AES-GCM', ['encrypt', 'decrypt']);
  await attempt(() => subtle.encrypt({ name: 'AES-CBC', iv: Buffer.alloc(5) }, cbc, data));
  await attempt(() => subtle.encrypt({ name: 'AES-CBC' }, cbc, data));
  await attempt(() => subtle.encrypt({ name: 'AES-GCM', iv }, cbc, data));
  await attempt(() => subtle.decrypt({ name: 'AES-CBC', iv }, cbc, Buffer.from('abc')));
  await attempt(() => subtle.decrypt({ name: 'AES-CTR', counter: iv, length: 64 }, ctr, data));
  await attempt(() => subtle.encrypt({ name: 'AES-CTR', counter: Buffer.alloc(15), length: 8 }, ctr, data));
  await attempt(() => subtle.encrypt({ name: 'AES-CTR', counter: iv, length: 0 }, ctr, data));
  await attempt(() => subtle.encrypt({ name: 'AES-CTR', counter: iv, length: 1 }, ctr, data));
  await attempt(() => subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 5 }, gcm, data));
  await attempt(() => subtle.decrypt({ name: 'AES-GCM', iv }, gcm, Buffer.alloc(30)));
  await attempt(() => subtle.decrypt({ name: 'AES-GCM', iv }, gcm, Buffer.alloc(3)));
})();

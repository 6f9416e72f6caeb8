'use strict';
// AES key wrap, RFC 3394.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const a6 = Buffer.alloc(8, 0xa6);
for (const [name, key] of [['aes128-wrap', k16], ['id-aes192-wrap', k24], ['id-aes256-wrap', k32]]) {
  const wrapped = crypto.createCipheriv(name, key, a6).update(k24);
  const decipher = crypto.createDecipheriv(name, key, a6);
  console.log(name, wrapped.toString('hex'), decipher.update(wrapped).equals(k24));
}

'use strict';
// AES-GCM: additional data, vectors of any length, tags, pieces.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
for (const [name, key] of [['aes-128-gcm', k16], ['aes-192-gcm', k24], ['aes-256-gcm', k32], ['id-aes256-GCM', k32]]) {
  for (const vector of [iv12, iv, Buffer.alloc(1, 9), Buffer.alloc(61, 255)]) {
    for (const aad of [undefined, 'a', 'x'.repeat(40)]) {
      const cipher = crypto.createCipheriv(name, key, vector);
      if (aad) cipher.setAAD(Buffer.from(aad));
      const text = cipher.update('hello world, ', 'utf8', 'hex') + cipher.update('x'.repeat(50), 'utf8', 'hex') + cipher.final('hex');
      const tag = cipher.getAuthTag();
      console.log(name, text, tag.toString('hex'));
      const decipher = crypto.createDecipheriv(name, key, vector).setAuthTag(tag);
      if (aad) decipher.setAAD(Buffer.from(aad));
      console.log(decipher.update(text, 'hex', 'utf8') + decipher.final('utf8'));
    }
  }
}
const empty = crypto.createCipheriv('aes-256-gcm', k32, iv12);
empty.final();
console.log(empty.getAuthTag().toString('hex'));

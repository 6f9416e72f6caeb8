'use strict';
// ChaCha20-Poly1305.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
for (const vector of [iv12, Buffer.alloc(12)]) {
  for (const aad of [undefined, 'a', 'x'.repeat(40)]) {
    const cipher = crypto.createCipheriv('chacha20-poly1305', k32, vector, { authTagLength: 16 });
    if (aad) cipher.setAAD(Buffer.from(aad), { plaintextLength: 63 });
    const text = cipher.update('hello world, ', 'utf8', 'hex') + cipher.update('x'.repeat(50), 'utf8', 'hex') + cipher.final('hex');
    const tag = cipher.getAuthTag();
    console.log(text, tag.toString('hex'));
    const decipher = crypto.createDecipheriv('chacha20-poly1305', k32, vector, { authTagLength: 16 }).setAuthTag(tag);
    if (aad) decipher.setAAD(Buffer.from(aad), { plaintextLength: 63 });
    console.log(decipher.update(text, 'hex', 'utf8') + decipher.final('utf8'));
  }
}

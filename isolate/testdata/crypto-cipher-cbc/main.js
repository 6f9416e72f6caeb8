'use strict';
// AES-CBC in pieces, there and back.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
function show(name, key, vector) {
  const cipher = crypto.createCipheriv(name, key, vector);
  const parts = [];
  for (const piece of ['hello world, ', 'this is more than one block', '', 'abc']) parts.push(cipher.update(piece));
  parts.push(cipher.final());
  const text = Buffer.concat(parts);
  const decipher = crypto.createDecipheriv(name, key, vector);
  let back = '';
  for (let i = 0; i < text.length; i += 7) back += decipher.update(text.subarray(i, i + 7), undefined, 'utf8');
  console.log(name, text.toString('hex'), parts.map((p) => p.length).join(), back + decipher.final('utf8'));
}
show('aes-128-cbc', k16, iv);
show('AES-192-CBC', k24, iv);
show('aes-256-cbc', k32, iv);
show('aes256', '01234567890123456789012345678901', '0123456789abcdef');
show('aes-128-cbc', crypto.createSecretKey(k16), iv.buffer.slice(iv.byteOffset, iv.byteOffset + 16));

'use strict';
// CFB, CFB8 and OFB in pieces.
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
for (const mode of ['cfb', 'cfb8', 'ofb']) {
  show(`aes-128-${mode}`, k16, iv);
  show(`aes-256-${mode}`, k32, iv);
}

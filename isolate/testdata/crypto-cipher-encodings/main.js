'use strict';
// Text in and out of ciphers: characters and base64 groups that are cut in pieces.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const cipher = crypto.createCipheriv('aes-256-ctr', k32, iv);
console.log([cipher.update('h\u00e9', 'utf8', 'base64'), cipher.update('6162', 'hex', 'base64'), cipher.update('YWI', 'base64', 'base64'), cipher.final('base64')]);
const text = crypto.createCipheriv('aes-256-ctr', k32, iv).update('h\u00e9llo \u20ac');
const decipher = crypto.createDecipheriv('aes-256-ctr', k32, iv);
console.log([...text].map((byte) => decipher.update(Uint8Array.of(byte), null, 'utf8')), decipher.final('utf8'));
console.log(crypto.createCipheriv('aes-256-ctr', k32, iv).update('abc', 'latin1', 'buffer'));
console.log(crypto.createCipheriv('aes-128-cbc', k16, iv).update(new Uint16Array([1, 2, 3])), crypto.createCipheriv('aes-128-cbc', k16, iv).final('hex'));

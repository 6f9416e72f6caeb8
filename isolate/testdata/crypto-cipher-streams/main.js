'use strict';
// Ciphers as streams.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const { pipeline, Readable } = require('stream');
const pieces = Array.from({ length: 20 }, (_, i) => Buffer.alloc(1000 + i, i));
const hash = crypto.createHash('sha256');
pipeline(Readable.from(pieces), crypto.createCipheriv('aes-256-cbc', k32, iv), crypto.createDecipheriv('aes-256-cbc', k32, iv), hash, (err) => {
  console.log(err, hash.read().toString('hex') === crypto.createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
});
const bad = crypto.createDecipheriv('aes-128-cbc', k16, iv);
bad.on('error', (err) => console.log(err.code));
bad.on('data', (data) => console.log(data));
bad.end(Buffer.alloc(32));
const cipher = crypto.createCipheriv('aes-128-cbc', k16, iv, { encoding: 'hex' });
cipher.setEncoding('hex');
cipher.on('data', (text) => console.log(text));
cipher.write('abc');
cipher.end('def');

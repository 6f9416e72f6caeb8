'use strict';
// What createCipheriv and createDecipheriv refuse.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
for (const args of [[], ['zz', k16, iv], ['aes-128-cbc', k32, iv], ['aes-128-cbc', k16, iv12], ['aes-128-cbc', k16, null], ['aes-128-cbc', k16],
  ['aes-128-cbc', 5, iv], ['aes-128-cbc', k16, 5], ['aes-128-ecb', k16, iv], ['aes-128-gcm', k16, Buffer.alloc(0)], ['aes-128-gcm', k16, null],
  ['chacha20-poly1305', k32, iv], ['aes-128-cbc', k16, iv, { authTagLength: 'x' }],
  ['aes-128-cbc', crypto.createPublicKey(require('../crypto-fixtures/keys.json').rsa.public), iv]]) {
  attempt(() => crypto.createCipheriv(...args));
  attempt(() => crypto.createDecipheriv(...args));
}
attempt(() => [crypto.Cipheriv('aes-128-cbc', k16, iv).constructor.name, crypto.Decipheriv('aes-128-cbc', k16, iv) instanceof require('stream').Transform]);

'use strict';
// getCipherInfo.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
for (const name of ['aes-128-cbc', 'AES-192-ECB', 'aes-256-gcm', 'aes-128-ctr', 'aes-192-ofb', 'aes-128-cfb8', 'des-ede3-cbc', 'chacha20', 'chacha20-poly1305', 'aes256', 'id-aes128-wrap', 421, 'zz', undefined, {}]) {
  attempt(() => crypto.getCipherInfo(name));
}
for (const options of [{ keyLength: 5 }, { keyLength: 16 }, { ivLength: 5 }, { ivLength: 16 }, { keyLength: 'x' }, 5]) {
  attempt(() => crypto.getCipherInfo('aes-128-cbc', options));
  attempt(() => crypto.getCipherInfo('aes-128-gcm', options));
}
console.log(['aes-128-cbc', 'aes-256-gcm', 'aes-192-ctr', 'chacha20-poly1305', 'id-aes256-GCM'].map((name) => crypto.getCiphers().includes(name)));
console.log(['prime256v1', 'secp384r1', 'secp521r1'].map((name) => crypto.getCurves().includes(name)));

'use strict';
// hkdf and hkdfSync.
const crypto = require('crypto');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const hex = (bytes) => Buffer.from(bytes).toString('hex');
for (const digest of ['sha1', 'sha256', 'SHA512']) console.log(digest, hex(crypto.hkdfSync(digest, 'key', 'salt', 'info', 42)));
console.log(hex(crypto.hkdfSync('sha256', crypto.createSecretKey('key', 'utf8'), Buffer.from('salt'), new ArrayBuffer(3), 5)), crypto.hkdfSync('sha256', '', '', '', 0));
crypto.hkdf('sha256', 'key', 'salt', 'info', 42, (err, key) => console.log(err, hex(key), key instanceof ArrayBuffer));
for (const args of [['zz', 'key', 'salt', 'info', 42], ['sha256', 'key', 'salt', 'info', 255 * 32 + 1], ['sha256', 'key', 'salt', Buffer.alloc(1025), 5], ['sha256', 5, 'salt', 'info', 5], ['sha256', 'key', 5, 'info', 5], ['sha256', 'key', 'salt', 5, 5], ['sha256', 'key', 'salt', 'info', -1], [5]]) {
  attempt(() => crypto.hkdfSync(...args));
}
attempt(() => crypto.hkdf('sha256', 'key', 'salt', 'info', 5));

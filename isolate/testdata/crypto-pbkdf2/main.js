'use strict';
// pbkdf2 and pbkdf2Sync.
const crypto = require('crypto');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
for (const digest of ['sha1', 'sha256', 'SHA512', 'md5', 'sha3-256']) console.log(digest, crypto.pbkdf2Sync('pw', 'salt', 1000, 20, digest).toString('hex'));
console.log(crypto.pbkdf2Sync(Buffer.from('p\0w'), new Uint16Array([1, 2]), 3, 100, 'sha1').toString('hex'), crypto.pbkdf2Sync('', '', 1, 0, 'sha1'));
crypto.pbkdf2('pw', 'salt', 1000, 20, 'sha256', (err, key) => console.log(err, key.toString('hex')));
for (const args of [['pw', 'salt', 0, 20, 'sha256'], ['pw', 'salt', 1, 20], ['pw', 'salt', 1, 20, 'zz'], [1, 'salt', 1, 20, 'sha1'], ['pw', 1, 1, 20, 'sha1'], ['pw', 'salt', 1, -1, 'sha1'], ['pw', 'salt', '1', 20, 'sha1'], ['pw', 'salt', 1, 1.5, 'sha1']]) {
  attempt(() => crypto.pbkdf2Sync(...args));
}
attempt(() => crypto.pbkdf2('pw', 'salt', 1, 20, 'sha1'));
attempt(() => crypto.pbkdf2('pw', 'salt', 1, 20, 'zz', () => {}));
attempt(() => crypto.pbkdf2('pw', 'salt', 1, 20, () => {}));

'use strict';
// scrypt and scryptSync.
const crypto = require('crypto');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
for (const options of [undefined, {}, { N: 16, r: 1, p: 1 }, { cost: 16, blockSize: 1, parallelization: 2 }, { N: 1024, r: 8, p: 16, maxmem: 64 << 20 }]) {
  console.log(crypto.scryptSync('pw', 'salt', 20, options).toString('hex'));
}
console.log(crypto.scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex'), crypto.scryptSync('pw', 'salt', 0));
crypto.scrypt('pw', 'salt', 20, (err, key) => console.log(err, key.toString('hex')));
crypto.scrypt('pw', 'salt', 20, { N: 16 }, (err, key) => console.log(err, key.length));
for (const options of [{ N: 15 }, { N: 1 }, { N: 16, cost: 5 }, { N: 2 ** 20 }, { maxmem: 5 }, { r: 'a' }, { N: 16, p: 2 ** 30 }, { N: -1 }]) {
  attempt(() => crypto.scryptSync('pw', 'salt', 20, options));
}
attempt(() => crypto.scryptSync(5, 'salt', 20));
attempt(() => crypto.scryptSync('pw', 'salt', -1));
attempt(() => crypto.scrypt('pw', 'salt', 20));

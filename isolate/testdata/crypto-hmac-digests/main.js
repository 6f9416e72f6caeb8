'use strict';
// createHmac: keys of every kind, errors.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const crypto = require('crypto');
for (const name of ['md5', 'sha1', 'sha256', 'sha512']) console.log(name, crypto.createHmac(name, 'key').update('data').digest('hex'));
for (const key of ['', 'k'.repeat(200), Buffer.from('key'), new Uint16Array([1, 2]), new ArrayBuffer(4)]) console.log(crypto.createHmac('sha256', key).update('x').digest('base64'));
const hmac = crypto.createHmac('sha256', 'k');
console.log(hmac, hmac.update('a').digest('hex'), JSON.stringify(hmac.digest('hex')));
attempt('update', () => hmac.update('x'));
attempt('name', () => crypto.createHmac('nope', 'k'));
attempt('type', () => crypto.createHmac(5, 'k'));
attempt('key', () => crypto.createHmac('sha256', 5));
attempt('key', () => crypto.createHmac('sha256'));

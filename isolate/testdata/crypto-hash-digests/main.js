'use strict';
// createHash: algorithms, encodings, pieces, copies, errors.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const crypto = require('crypto');
for (const name of ['md5', 'sha1', 'SHA224', 'sha256', 'RSA-SHA256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'shake128', 'md5-sha1']) {
  console.log(name, crypto.createHash(name).update('héllo').update(Buffer.from(' world')).digest('hex'));
}
for (const encoding of ['hex', 'base64', 'base64url', 'latin1', undefined, 'buffer']) console.log(encoding, crypto.createHash('md5').update('a').digest(encoding));
console.log(crypto.createHash('md5').update('6162', 'hex').update('YQ', 'base64').digest('hex'), crypto.createHash('shake256', { outputLength: 4 }).update('a').digest('hex'));
const hash = crypto.createHash('sha256');
const chunk = Buffer.alloc(50000, 'abc');
for (let i = 0; i < 5; i++) hash.update(chunk);
const copy = hash.copy();
console.log(hash.digest('hex'), copy.update('more').digest('hex'));
attempt('twice', () => hash.digest());
attempt('update', () => hash.update('x'));
attempt('copy', () => hash.copy());
attempt('name', () => crypto.createHash('nope'));
attempt('type', () => crypto.createHash(5));
attempt('data', () => crypto.createHash('md5').update(5));
attempt('hex', () => crypto.createHash('md5').update('a', 'hex'));
attempt('length', () => crypto.createHash('md5', { outputLength: 3 }));
console.log(crypto.createHash('md5'), crypto.hash('sha1', 'a'), crypto.hash('md5', Buffer.from('a'), 'base64'), crypto.getHashes().includes('sha256'));

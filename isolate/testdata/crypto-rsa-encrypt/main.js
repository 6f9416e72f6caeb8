'use strict';
// RSA's four functions, there and back, and what they refuse.
const crypto = require('crypto');
const { rsa, p256 } = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const m = Buffer.from('abc');
console.log(crypto.privateEncrypt(rsa.private, m).toString('hex'));
console.log(crypto.privateEncrypt({ key: rsa.private, padding: 3 }, Buffer.alloc(128, 1)).toString('hex'));
console.log(crypto.publicEncrypt({ key: rsa.public, padding: 3 }, Buffer.alloc(128, 1)).toString('hex'));
attempt(() => crypto.publicDecrypt(rsa.public, crypto.privateEncrypt(rsa.private, m)).toString());
attempt(() => crypto.publicDecrypt(rsa.private, crypto.privateEncrypt(rsa.private, m)).toString());
attempt(() => crypto.privateDecrypt(rsa.private, crypto.publicEncrypt(rsa.public, 'text')).toString());
attempt(() => crypto.privateDecrypt({ key: rsa.private, oaepHash: 'sha256', oaepLabel: 'l' }, crypto.publicEncrypt({ key: rsa.public, oaepHash: 'sha256', oaepLabel: 'l' }, m)).toString());
attempt(() => crypto.privateDecrypt({ key: rsa.private, padding: 3 }, crypto.publicEncrypt({ key: rsa.public, padding: 3 }, Buffer.alloc(128, 1))).equals(Buffer.alloc(128, 1)));
attempt(() => crypto.privateDecrypt({ key: rsa.private, oaepHash: 'sha256' }, crypto.publicEncrypt(rsa.public, m)));
attempt(() => crypto.privateDecrypt({ key: rsa.private, padding: 1 }, crypto.publicEncrypt({ key: rsa.public, padding: 1 }, m)));
attempt(() => crypto.publicEncrypt({ key: rsa.public, padding: 1 }, m).length);
attempt(() => crypto.publicEncrypt(rsa.public, Buffer.alloc(200)));
attempt(() => crypto.publicEncrypt({ key: rsa.public, padding: 3 }, m));
attempt(() => crypto.publicEncrypt({ key: rsa.public, padding: 7 }, m));
attempt(() => crypto.publicEncrypt({ key: rsa.public, oaepHash: 'zz' }, m));
attempt(() => crypto.publicEncrypt({ key: rsa.public, oaepHash: 5 }, m));
attempt(() => crypto.publicEncrypt({ key: rsa.public, oaepLabel: 5 }, m));
attempt(() => crypto.publicEncrypt(p256.public, m));
attempt(() => crypto.publicEncrypt(rsa.public));
attempt(() => crypto.privateEncrypt({ key: rsa.private, padding: 4 }, m));
attempt(() => crypto.privateEncrypt(rsa.private, Buffer.alloc(120)));
attempt(() => crypto.privateDecrypt(rsa.private, Buffer.alloc(128)));
attempt(() => crypto.privateDecrypt(crypto.createPublicKey(rsa.public), Buffer.alloc(128)));
attempt(() => crypto.publicDecrypt(rsa.public, Buffer.alloc(128)));

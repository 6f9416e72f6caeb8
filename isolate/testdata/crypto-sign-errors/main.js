'use strict';
// What signing and verifying refuse.
const crypto = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const signer = (digest = 'sha256') => crypto.createSign(digest).update('a');
attempt(() => crypto.createSign());
attempt(() => crypto.createSign('zz'));
attempt(() => crypto.createVerify('zz'));
for (const key of [undefined, 'zz', crypto.createPublicKey(keys.rsa.public), keys.ed25519.private, keys.x25519.private, crypto.createSecretKey('a', 'utf8'),
  { key: keys.rsa.private, padding: 99 }, { key: keys.rsa.private, padding: 'a' }, { key: keys.rsa.private, padding: 6, saltLength: 'x' },
  { key: keys.p256.private, dsaEncoding: 'x' }, { key: keys.pss.private, padding: 1 }, { key: keys.pss.private, saltLength: 5 }]) {
  attempt(() => signer().sign(key));
}
attempt(() => signer('sha1').sign(keys.pss.private));
attempt(() => signer('sha512').sign({ key: keys.rsa.private, saltLength: 100, padding: 6 }));
attempt(() => crypto.createSign('sha256').update(1));
attempt(() => { const s = signer(); s.sign(keys.rsa.private); return s.sign(keys.rsa.private); });
attempt(() => { const s = signer(); s.sign(keys.rsa.private); return s.update('b'); });
attempt(() => crypto.createVerify('sha256').update('a').verify(keys.rsa.public));
attempt(() => crypto.createVerify('sha256').update('a').verify(keys.rsa.public, 'zz', 'hex'));
attempt(() => crypto.createVerify('sha256').update('a').verify({ key: keys.p256.public, dsaEncoding: 'ieee-p1363' }, Buffer.alloc(5)));
const m = Buffer.from('a');
attempt(() => crypto.sign());
attempt(() => crypto.sign('sha256', m));
attempt(() => crypto.sign('sha256', m, keys.ed25519.private));
attempt(() => crypto.sign('zz', m, keys.rsa.private));
attempt(() => crypto.sign('sha256', m, keys.rsa.private, 1));
attempt(() => crypto.sign('sha256', m, keys.x25519.private));
attempt(() => crypto.sign(5, m, keys.ed25519.private));
attempt(() => crypto.verify(null, m, keys.ed25519.public, Buffer.alloc(3)));
attempt(() => crypto.verify(null, m, keys.ed25519.public));
attempt(() => crypto.verify('sha256', m, keys.rsa.public, Buffer.alloc(3)));

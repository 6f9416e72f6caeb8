'use strict';
// What the generators refuse.
const crypto = require('crypto');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const pair = (...args) => attempt(() => crypto.generateKeyPairSync(...args));
pair();
pair('zz');
pair('rsa');
pair('rsa', {});
pair('rsa', { modulusLength: 'a' });
pair('rsa', { modulusLength: 100 });
pair('rsa', { modulusLength: 512, publicExponent: 4 });
pair('rsa', { modulusLength: 512, publicExponent: 'x' });
pair('ec');
pair('ec', {});
pair('ec', { namedCurve: 'zz' });
pair('ec', { namedCurve: 'P-256', paramEncoding: 'x' });
pair('ec', { namedCurve: 'P-384', publicKeyEncoding: { type: 'pkcs1', format: 'pem' } });
pair('ed25519', { publicKeyEncoding: {} });
pair('ed25519', { publicKeyEncoding: { type: 'spki' } });
pair('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: 1 });
pair('rsa-pss', { modulusLength: 1024, hashAlgorithm: 'zz' });
pair('rsa-pss', { modulusLength: 1024, saltLength: -1 });
attempt(() => crypto.generateKeyPair('rsa', { modulusLength: 512 }));
attempt(() => crypto.generateKeyPair('zz', {}, () => {}));
attempt(() => crypto.generateKeySync('hmac', { length: 7 }));
attempt(() => crypto.generateKeySync('hmac', { length: 'a' }));
attempt(() => crypto.generateKeySync('aes', { length: 64 }));
attempt(() => crypto.generateKeySync('zz', {}));
attempt(() => crypto.generateKeySync('hmac'));
attempt(() => crypto.generateKey('hmac', { length: 64 }));

'use strict';
// JWKs that are none.
const { createPrivateKey, createPublicKey } = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
};
for (const key of ['x', null, {}, { kty: 'zz' }, { kty: 'RSA' }, { kty: 'EC', crv: 'zz' }, { kty: 'EC', crv: 'P-256', x: 5 },
  { kty: 'EC', crv: 'P-256', x: 'aa', y: 'bb' }, { kty: 'OKP', crv: 'zz' }, { kty: 'OKP', crv: 'Ed25519', x: 'aa' }]) {
  attempt(() => createPublicKey({ key, format: 'jwk' }));
}
attempt(() => createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: 'aa' }, format: 'jwk' }));
attempt(() => createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: 'aa', d: 'aa' }, format: 'jwk' }));
attempt(() => createPrivateKey({ key: { kty: 'RSA', n: 'aa', e: 'AQAB', d: 'aa' }, format: 'jwk' }));
attempt(() => createPrivateKey({ key: createPublicKey(keys.p256.public).export({ format: 'jwk' }), format: 'jwk' }));
attempt(() => createPrivateKey(keys.pss.private).export({ format: 'jwk' }));
attempt(() => createPrivateKey(keys.rsa.private).export({ format: 'jwk', passphrase: 'a' }));

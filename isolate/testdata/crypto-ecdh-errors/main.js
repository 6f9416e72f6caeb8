'use strict';
// What ECDH refuses.
const crypto = require('crypto');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const e = crypto.createECDH('prime256v1');
attempt(() => crypto.createECDH('zz'));
attempt(() => crypto.createECDH());
attempt(() => e.getPublicKey());
attempt(() => e.getPrivateKey());
attempt(() => e.computeSecret(Buffer.alloc(65)));
attempt(() => e.setPrivateKey(Buffer.alloc(32)));
attempt(() => e.setPrivateKey(5));
e.setPrivateKey(Buffer.alloc(32, 7));
attempt(() => e.computeSecret(Buffer.alloc(65)));
attempt(() => e.computeSecret('zz'));
attempt(() => e.computeSecret(5));
attempt(() => e.getPublicKey('hex', 'zz'));
attempt(() => crypto.ECDH.convertKey('zz', 'prime256v1'));
attempt(() => crypto.ECDH.convertKey(e.getPublicKey(), 'zz'));
attempt(() => crypto.ECDH.convertKey(e.getPublicKey(), 'prime256v1', undefined, undefined, 'zz'));
attempt(() => e.setPublicKey(Buffer.alloc(5)));

'use strict';
// createHmac with KeyObjects and CryptoKeys.
const crypto = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
};
const secret = crypto.createSecretKey('secret', 'utf8');
attempt(() => crypto.createHmac('sha256', secret).update('a').digest('hex') === crypto.createHmac('sha256', 'secret').update('a').digest('hex'));
attempt(() => crypto.createHmac('sha512', crypto.createSecretKey(Buffer.alloc(0))).update('a').digest('hex'));
attempt(() => crypto.createHmac('sha256', crypto.createPublicKey(keys.rsa.public)));
attempt(() => crypto.createHmac('sha256', 5));
attempt(() => crypto.createHmac('sha256', null));
attempt(() => crypto.createHmac('zz', secret));
(async () => {
  const key = await crypto.subtle.importKey('raw', Buffer.from('secret'), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  attempt(() => crypto.createHmac('sha256', key).update('a').digest('hex'));
})();

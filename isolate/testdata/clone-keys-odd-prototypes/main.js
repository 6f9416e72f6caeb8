'use strict';
// What only looks like a KeyObject is cloned as the object that it is.
const crypto = require('crypto');
const secret = crypto.createSecretKey('secret', 'utf8');
console.log(structuredClone(Object.create(secret)), structuredClone(Object.create(crypto.KeyObject.prototype)));
secret.extra = 1;
console.log(structuredClone(secret).extra, structuredClone([secret, secret]).map((k) => k.export().toString()));

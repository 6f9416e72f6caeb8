'use strict';
// toLegacyObject.
const { X509Certificate, createPublicKey, createPrivateKey } = require('crypto');
const certificates = require('../crypto-fixtures/certificates.json'), keys = require('../crypto-fixtures/keys.json');
const c = {};
for (const name in certificates) c[name] = new X509Certificate(certificates[name]);
for (const name in c) console.log(name, c[name].toLegacyObject());

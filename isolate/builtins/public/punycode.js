'use strict';
// node:punycode

const { decode, encode, toASCII, toUnicode, ucs2, version } = require('internal/punycode');

module.exports = { version, ucs2, decode, encode, toASCII, toUnicode };

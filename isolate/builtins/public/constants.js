'use strict';
// node:constants: those of the system, of files and of OpenSSL in one object, from the time before
// os.constants, fs.constants and crypto.constants.

const { mergeConstants } = require('internal/system_constants');
const { constants: fsConstants } = internalBinding('fs');

module.exports = Object.freeze(mergeConstants(fsConstants));

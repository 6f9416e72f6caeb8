'use strict';

// node:path/win32.

module.exports = require('internal/path').win32;

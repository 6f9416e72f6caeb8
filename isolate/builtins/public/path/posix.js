'use strict';

// node:path/posix.

module.exports = require('internal/path').posix;

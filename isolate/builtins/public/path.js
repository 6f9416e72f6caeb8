'use strict';

// node:path. The platform is always a POSIX one.

module.exports = require('internal/path').posix;

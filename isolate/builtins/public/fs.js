'use strict';
// node:fs

module.exports = require('internal/fs/index');

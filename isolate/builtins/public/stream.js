'use strict';
// node:stream

module.exports = require('internal/streams/index');

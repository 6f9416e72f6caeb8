'use strict';
// node:stream/promises

module.exports = require('internal/streams/promises');

'use strict';
// node:stream/web

module.exports = require('internal/streams/web').webClasses();

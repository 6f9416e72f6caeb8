'use strict';
// The module `util`.

module.exports = require('internal/util/exports');

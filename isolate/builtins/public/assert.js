'use strict';
// assert

module.exports = require('internal/assert/assert');

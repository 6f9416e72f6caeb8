'use strict';
// node:readline/promises

module.exports = require('internal/readline/promises');

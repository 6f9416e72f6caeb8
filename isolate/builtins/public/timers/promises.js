'use strict';
// node:timers/promises

module.exports = require('internal/timers/promises');

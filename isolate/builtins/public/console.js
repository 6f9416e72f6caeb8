'use strict';
// The module `console`: the global console itself.

module.exports = require('internal/console').globalConsole;

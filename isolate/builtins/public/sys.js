'use strict';
// The module `sys`: the first name of util.

process.emitWarning('sys is deprecated. Use util instead.', 'DeprecationWarning', 'DEP0025');

module.exports = require('internal/util/exports');

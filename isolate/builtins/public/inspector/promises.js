'use strict';
// node:inspector/promises

module.exports = require('internal/inspector_offline').makeInspector('inspector/promises');

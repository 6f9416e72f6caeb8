'use strict';
// node:inspector

module.exports = require('internal/inspector_offline').makeInspector('inspector');

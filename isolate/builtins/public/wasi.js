'use strict';
// node:wasi

module.exports = require('internal/unavailable').unavailableModule('wasi', ['WASI']);

'use strict';
// node:module: the Module class of CommonJS with its statics.

const { Module } = require('internal/modules/cjs');
require('internal/modules/statics').complete(Module);

module.exports = Module;

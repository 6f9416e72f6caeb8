'use strict';
// The require function of a module.

const { validateString } = require('internal/validators');

// Loaded when first needed: it needs this file.
let Module;

/**
 * @param {Module} mod
 * @returns {Function} require, with resolve, main, extensions and cache
 */
function makeRequire(mod) {
  Module ??= require('internal/modules/cjs').Module;
  const require_ = function require(path) {
    return mod.require(path);
  };
  require_.resolve = function resolve(request, options) {
    validateString(request, 'request');
    return Module._resolveFilename(request, mod, false, options);
  };
  require_.resolve.paths = function paths(request) {
    validateString(request, 'request');
    return Module._resolveLookupPaths(request, mod);
  };
  require_.main = process.mainModule;
  require_.extensions = Module._extensions;
  require_.cache = Module._cache;
  return require_;
}

module.exports = { makeRequire };

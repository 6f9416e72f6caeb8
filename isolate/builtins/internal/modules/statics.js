'use strict';
// The parts of node:module that loaders do not need: completed when a program asks for the module.

const { codes } = require('internal/errors');
const { deprecate } = require('internal/util');
const { builtinId } = require('internal/modules/builtin_ids');
const { syncBuiltinESMExports } = require('internal/modules/esm_formats');
const resolver = require('internal/modules/resolver');

/**
 * Tells whether an id is that of a built-in.
 * @param {string} moduleName
 * @returns {boolean}
 */
function isBuiltin(moduleName) {
  return typeof moduleName === 'string' && builtinId(moduleName) !== undefined;
}

/**
 * Source maps of loaded files are not kept in a form that programs can read: there is never one.
 * @returns {undefined}
 */
function findSourceMap(path) {
  return undefined;
}

/** Module customization hooks do not exist here. */
function register(specifier) {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('module.register');
}

function executeUserEntryPoint(main = process.argv[1]) {
  return require('internal/modules/run_main').runMain(main);
}

/** What package.json says to a loader, as older programs ask for it. */
function readPackage(folder) {
  const file = `${folder}/package.json`;
  try {
    return packageFields(file, true, JSON.parse(resolver.readText(file, 'json').text));
  } catch (err) {
    if (err.code === 'ENOENT' || err.code === 'ENOTDIR') return packageFields(file, false, {});
    err.message = `Error parsing ${file}: ${err.message}`;
    throw err;
  }
}

function packageFields(pjsonPath, exists, { main, name, type, exports, imports }) {
  const known = type === 'module' || type === 'commonjs' ? type : 'none';
  return { __proto__: null, exists, pjsonPath, main, name, type: known, exports, imports };
}

function stat(filename) {
  const stats = require('internal/fs/sync').statSync(filename, { throwIfNoEntry: false });
  if (stats === undefined) return -2;
  return stats.isDirectory() ? 1 : 0;
}

let isComplete = false;

/**
 * Adds the statics.
 * @param {typeof Module} Module
 */
function complete(Module) {
  if (isComplete) return;
  isComplete = true;
  Module._debug = deprecate(() => {}, 'Module._debug is deprecated.', 'DEP0077');
  Module.isBuiltin = isBuiltin;
  Module.syncBuiltinESMExports = syncBuiltinESMExports;
  Module.Module = Module;
  Module.runMain = executeUserEntryPoint;
  Module.findSourceMap = findSourceMap;
  Module.register = register;
  Module.SourceMap = require('internal/modules/source_map').SourceMap;
  for (const [name, value] of [['_readPackage', readPackage], ['_stat', stat]]) {
    let current = value;
    Object.defineProperty(Module, name, {
      __proto__: null, get: () => current, set: (v) => { current = v; return true; }, configurable: true,
    });
  }
}

module.exports = { complete };

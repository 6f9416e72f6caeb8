'use strict';
// node:vm

const { Script, compileFunction, isContext, runInThisContext } = require('internal/vm');
const { unavailable } = require('internal/unavailable');

module.exports = {
  Script,
  createContext: unavailable('vm', 'createContext'),
  createScript(code, options) { return new Script(code, options); },
  runInContext: unavailable('vm', 'runInContext'),
  runInNewContext: unavailable('vm', 'runInNewContext'),
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory: unavailable('vm', 'measureMemory'),
  constants: Object.freeze({
    __proto__: null,
    USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
    DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
  }),
};

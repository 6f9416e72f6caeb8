'use strict';
// node:vm

const {
  Script, compileFunction, constants, createContext, createScript, isContext, runInContext, runInNewContext,
  runInThisContext,
} = require('internal/vm');
const { unavailable } = require('internal/unavailable');

module.exports = {
  Script,
  createContext,
  createScript,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory: unavailable('vm', 'measureMemory'),
  constants,
};

if (require('internal/bootstrap/realm').options().flags.vmModules) {
  const { Module, SourceTextModule, SyntheticModule } = require('internal/vm/modules');
  Object.assign(module.exports, { Module, SourceTextModule, SyntheticModule });
}

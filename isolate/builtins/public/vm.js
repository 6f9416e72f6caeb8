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

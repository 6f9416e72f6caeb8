'use strict';
// node:vm, as far as this context goes: Script, runInThisContext, compileFunction. Further contexts are
// not there yet: what needs one throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM.

const { unavailable } = require('internal/unavailable');
const { validateObject, validateString, validateInt32, validateArray } = require('internal/validators');
const { runScript, compileFunction: compile } = internalBinding('modules');

let anonymous = 0;

function optionsOf(options, fallback) {
  if (typeof options === 'string') return { filename: options, line: 0, column: 0 };
  if (options === undefined) options = {};
  validateObject(options, 'options');
  const { filename = fallback(), lineOffset = 0, columnOffset = 0 } = options;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  return { filename, line: lineOffset, column: columnOffset };
}

/** A text that was compiled once and can run many times. */
class Script {
  #code;
  #options;

  /**
   * @param {string} code
   * @param {string|{filename?: string, lineOffset?: number, columnOffset?: number}} [options]
   */
  constructor(code, options = undefined) {
    this.#code = `${code}`;
    this.#options = optionsOf(options, () => `evalmachine.<anonymous>`);
    const { error } = this.#engine(true);
    if (error !== undefined) throw error;
  }

  #engine(compileOnly) {
    const { filename, line, column } = this.#options;
    return runScript(this.#code, filename, { line, column, hostDefined: filename }, undefined, compileOnly);
  }

  /** @returns {any} the completion value */
  runInThisContext() {
    const result = this.#engine(false);
    if ('error' in result) throw result.error;
    return result.value;
  }
}

for (const name of ['runInContext', 'runInNewContext']) {
  Object.defineProperty(Script.prototype, name, {
    __proto__: null, value: unavailable('vm.Script', name), writable: true, enumerable: false, configurable: true,
  });
}

/**
 * @param {string} code
 * @param {object|string} [options]
 * @returns {any}
 */
function runInThisContext(code, options) {
  return new Script(code, options).runInThisContext();
}

/**
 * @param {string} code the body
 * @param {string[]} [params]
 * @param {object} [options]
 * @returns {Function}
 */
function compileFunction(code, params = [], options = {}) {
  validateString(code, 'code');
  validateArray(params, 'params');
  for (let i = 0; i < params.length; i++) validateString(params[i], `params[${i}]`);
  const { filename, line, column } = optionsOf(options, () => '');
  if (options.parsingContext !== undefined) unavailable('vm', 'compileFunction')();
  return compile(code, filename, params, { line, column, hostDefined: filename || `vm:${++anonymous}` }).function;
}

/** Without other contexts no object is one. */
function isContext(object) {
  validateObject(object, 'object', { allowArray: true, allowFunction: true, nullable: false });
  return false;
}

module.exports = { Script, compileFunction, isContext, runInThisContext };

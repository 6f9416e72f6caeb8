'use strict';
// node:vm: contexts, scripts and compiled functions. The engine does the work (contexts.cc, scripts.cc);
// here are the options, and who answers import() in code that was compiled here.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const {
  validateArray, validateBoolean, validateFunction, validateInt32, validateObject, validateOneOf,
  validateString, validateStringArray, validateUint32,
} = require('internal/validators');
const { Buffer } = require('internal/buffer');
const { ContextifyScript, compileFunction: compile, isContext: isMarked, makeContext } = internalBinding('contexts');

const constants = Object.freeze({
  __proto__: null,
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
});

const kObjectOrArray = { allowArray: true };

// Among a Script's options: the context whose errors it throws when it does not parse.
const kParsingContext = Symbol('kParsingContext');

/* Options */

function validateOptional(value, name, validate) {
  if (value !== undefined) validate(value, name);
}

function validateCachedData(value, name) {
  if (ArrayBuffer.isView(value)) return;
  throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], value);
}

function validateImporter(value) {
  if (value === undefined || value === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER) return;
  validateFunction(value, 'options.importModuleDynamically');
}

/**
 * What code is compiled with, checked, as the engine takes it.
 * @param {object} options
 * @param {string} filename the one to take when the options have none
 * @returns {{filename: string, engine: object}}
 */
function compileOptions(options, fallback) {
  const {
    filename = fallback, lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  validateOptional(cachedData, 'options.cachedData', validateCachedData);
  validateBoolean(produceCachedData, 'options.produceCachedData');
  return { filename, engine: { line: lineOffset, column: columnOffset, cachedData, produceCachedData } };
}

/**
 * How a script is run, checked.
 * @param {object} [options]
 * @returns {[timeout: number, displayErrors: boolean, breakOnSigint: boolean]}
 */
function runOptions(options = {}) {
  validateObject(options, 'options');
  const { timeout, displayErrors = true, breakOnSigint = false } = options;
  validateOptional(timeout, 'options.timeout', (value, name) => validateUint32(value, name, true));
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return [timeout ?? -1, displayErrors, breakOnSigint];
}

/**
 * What a new context is made with. Their names here are createContext's and runInNewContext's.
 * @param {object} options
 * @param {{name: string, origin: string, codeGeneration: string}} names
 */
function contextOptions(options, names) {
  const { [names.name]: name, [names.origin]: origin, [names.codeGeneration]: codeGeneration, microtaskMode } = options;
  validateOptional(name, `options.${names.name}`, validateString);
  validateOptional(origin, `options.${names.origin}`, validateString);
  validateOptional(codeGeneration, `options.${names.codeGeneration}`, validateObject);
  const { strings = true, wasm = true } = codeGeneration ?? {};
  validateBoolean(strings, `options.${names.codeGeneration}.strings`);
  validateBoolean(wasm, `options.${names.codeGeneration}.wasm`);
  return { strings, wasm, microtaskMode };
}

const kContextNames = { name: 'name', origin: 'origin', codeGeneration: 'codeGeneration' };
const kNewContextNames = { name: 'contextName', origin: 'contextOrigin', codeGeneration: 'contextCodeGeneration' };

/* import() in code from here */

/** Whether an importModuleDynamically option asks for the program's own loader. */
const isMainContextLoader = (value) => value === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;

/**
 * What the engine hands back when the code calls import().
 * @param {string} name the code's, for those who look at the symbol
 * @param {Function|symbol} [importer] of the options
 * @param {object} self what the importer is told: the Script, function or module
 * @returns {symbol|string}
 */
function registerHost(name, importer) {
  if (isMainContextLoader(importer)) {
    require('internal/util').emitExperimentalWarning('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
    return { id: name, bind() {} };
  }
  const id = Symbol(name);
  return {
    id,
    bind(self) {
      if (importer !== undefined) require('internal/vm/importers').register(id, importer, self);
    },
  };
}

/* Contexts */

/**
 * @param {object} object
 * @returns {boolean} whether it was given to createContext
 */
function isContext(object) {
  validateObject(object, 'object', kObjectOrArray);
  return isMarked(object);
}

function validateContext(object) {
  if (!isContext(object)) throw new ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', object);
}

/**
 * Makes an object the global object of a new context, for the code that runs there.
 * @param {object|symbol} [contextObject]
 * @param {{name?: string, origin?: string, codeGeneration?: {strings?: boolean, wasm?: boolean},
 *   microtaskMode?: 'afterEvaluate', importModuleDynamically?: Function|symbol}} [options]
 * @returns {object} the object; with DONT_CONTEXTIFY the context's own global object
 */
function createContext(contextObject = {}, options = {}) {
  const plain = contextObject === constants.DONT_CONTEXTIFY;
  if (!plain && isContext(contextObject)) return contextObject;
  validateObject(options, 'options');
  const { strings, wasm, microtaskMode } = contextOptions(options, kContextNames);
  validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  validateImporter(options.importModuleDynamically);
  return makeContext(plain ? undefined : contextObject, strings, wasm, microtaskMode === 'afterEvaluate');
}

/* Scripts */

/** A text that was compiled once and can run many times, in any context. */
class Script extends ContextifyScript {
  /**
   * @param {string} code
   * @param {string|{filename?: string, lineOffset?: number, columnOffset?: number, cachedData?: ArrayBufferView,
   *   produceCachedData?: boolean, importModuleDynamically?: Function|symbol}} [options]
   */
  constructor(code, options = {}) {
    const source = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    else validateObject(options, 'options');
    const { filename, engine } = compileOptions(options, 'evalmachine.<anonymous>');
    const { importModuleDynamically } = options;
    validateImporter(importModuleDynamically);
    const host = registerHost(filename, importModuleDynamically);
    engine.host = host.id;
    engine.context = options[kParsingContext];
    super(source, filename, engine);
    host.bind(this);
    if (this.cachedData !== undefined) this.cachedData = asBuffer(this.cachedData);
  }

  /**
   * @param {object} [options]
   * @returns {any} the completion value
   */
  runInThisContext(options) {
    return run(this, null, runOptions(options));
  }

  /**
   * @param {object} contextifiedObject
   * @param {object} [options]
   * @returns {any} the completion value
   */
  runInContext(contextifiedObject, options) {
    validateContext(contextifiedObject);
    return run(this, contextifiedObject, runOptions(options));
  }

  /**
   * @param {object} [contextObject]
   * @param {object} [options]
   * @returns {any} the completion value
   */
  runInNewContext(contextObject, options) {
    const context = createContext(contextObject, newContextOptions(options));
    return this.runInContext(context, options);
  }
}

const { createCachedData, runInContext: engineRun } = ContextifyScript.prototype;

// The engine's gives plain bytes.
ContextifyScript.prototype.createCachedData = {
  createCachedData() {
    return asBuffer(createCachedData.call(this));
  },
}.createCachedData;

function asBuffer(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function newContextOptions(options) {
  if (options === undefined) return {};
  validateObject(options, 'options');
  const { strings, wasm, microtaskMode } = contextOptions(options, kNewContextNames);
  validateOptional(microtaskMode, 'options.microtaskMode', validateString);
  return { codeGeneration: { strings, wasm }, microtaskMode };
}

function run(script, context, [timeout, displayErrors, breakOnSigint]) {
  const once = () => engineRun.call(script, context, timeout, displayErrors, breakOnSigint);
  if (!breakOnSigint || process.listenerCount('SIGINT') === 0) return once();
  return withoutSigintListeners(once);
}

// The program's own listeners must not hear of a SIGINT that ends a script.
function withoutSigintListeners(fn) {
  const listeners = process.rawListeners('SIGINT');
  process.removeAllListeners('SIGINT');
  try {
    return fn();
  } finally {
    for (const listener of listeners) process.on('SIGINT', listener);
  }
}

function scriptOptions(options) {
  return typeof options === 'string' ? { filename: options } : options;
}

/**
 * @param {string} code
 * @param {object} contextifiedObject
 * @param {object|string} [options] of Script and of its runInContext
 * @returns {any} the completion value
 */
function runInContext(code, contextifiedObject, options) {
  validateContext(contextifiedObject);
  const all = { ...scriptOptions(options), [kParsingContext]: contextifiedObject };
  return new Script(code, all).runInContext(contextifiedObject, all);
}

/**
 * @param {string} code
 * @param {object} [contextObject]
 * @param {object|string} [options]
 * @returns {any} the completion value
 */
function runInNewContext(code, contextObject, options) {
  const all = { ...scriptOptions(options) };
  const context = createContext(contextObject, newContextOptions(all));
  all[kParsingContext] = context;
  return new Script(code, all).runInContext(context, all);
}

/**
 * @param {string} code
 * @param {object|string} [options]
 * @returns {any} the completion value
 */
function runInThisContext(code, options) {
  const all = scriptOptions(options);
  return new Script(code, all).runInThisContext(all);
}

/**
 * @param {string} code
 * @param {object|string} [options]
 * @returns {Script}
 */
function createScript(code, options) {
  return new Script(code, options);
}

/* Functions */

/**
 * @param {string} code the body
 * @param {string[]} [params]
 * @param {{filename?: string, lineOffset?: number, columnOffset?: number, cachedData?: ArrayBufferView,
 *   produceCachedData?: boolean, parsingContext?: object, contextExtensions?: object[],
 *   importModuleDynamically?: Function|symbol}} [options]
 * @returns {Function}
 */
function compileFunction(code, params, options = {}) {
  validateString(code, 'code');
  if (params !== undefined) validateStringArray(params, 'params');
  validateObject(options, 'options');
  const { filename, engine } = compileOptions(options, '');
  const { parsingContext, contextExtensions = [], importModuleDynamically } = options;
  validateParsingContext(parsingContext);
  validateArray(contextExtensions, 'options.contextExtensions');
  for (let i = 0; i < contextExtensions.length; i++) {
    validateObject(contextExtensions[i], `options.contextExtensions[${i}]`, { nullable: true });
  }
  validateImporter(importModuleDynamically);
  const host = registerHost(filename, importModuleDynamically);
  const result = compile(code, filename, params, contextExtensions, { ...engine, host: host.id, context: parsingContext });
  const fn = result.function;
  if (result.cachedDataProduced !== undefined) fn.cachedDataProduced = result.cachedDataProduced;
  if (result.cachedData !== undefined) fn.cachedData = asBuffer(result.cachedData);
  if (result.cachedDataRejected !== undefined) fn.cachedDataRejected = result.cachedDataRejected;
  host.bind(fn);
  return fn;
}

function validateParsingContext(context) {
  if (context === undefined) return;
  if (typeof context === 'object' && context !== null && isMarked(context)) return;
  throw new ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', context);
}

module.exports = {
  Script,
  compileFunction,
  constants,
  createContext,
  createScript,
  isContext,
  isMainContextLoader,
  registerHost,
  runInContext,
  runInNewContext,
  runInThisContext,
};

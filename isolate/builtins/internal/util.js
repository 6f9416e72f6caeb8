'use strict';
// Small tools that many built-ins share: promisify, deprecate, lazy properties, encodings.
// What only the public `util` needs is in internal/util/*.

const { codes, hideStackFrames, isErrorLike, uvErrmapGet, uvMapOf } = require('internal/errors');
const {
  SymbolAsyncDispose,
  SymbolDispose,
  customInspectSymbol,
  customPromisifySymbol,
  kCustomPromisifyArgsSymbol,
} = require('internal/symbols');

const { defineProperty, defineProperties, getOwnPropertyDescriptors, getPrototypeOf, setPrototypeOf } = Object;

/** For default options: nothing can be found on it and nothing added. */
const kEmptyObject = Object.freeze({ __proto__: null });

/** Makes a class's method or accessor enumerable, as Web IDL wants them. */
const kEnumerableProperty = Object.freeze({ __proto__: null, enumerable: true });

// --- errors ---------------------------------------------------------------------------------

/** An Error of any realm, or something that inherits from one. */
function isError(value) {
  return value instanceof Error || require('internal/util/types').isNativeError(value);
}

let DOMException;
/** The DOMException class, loaded when it is first needed. */
function lazyDOMExceptionClass() {
  DOMException ??= require('internal/domexception').DOMException;
  return DOMException;
}

/** `new DOMException(message, name)`, seen from the caller. */
const lazyDOMException = hideStackFrames((message, name) => {
  const Class = lazyDOMExceptionClass();
  return new Class(message, name);
});

/** @param {number} errno @returns {string} */
function getSystemErrorName(errno) {
  return uvErrmapGet(errno)?.[0] ?? `Unknown system error ${errno}`;
}

/** @returns {Map<number, [string, string]>} */
function getSystemErrorMap() {
  return new Map(uvMapOf());
}

// --- promises -------------------------------------------------------------------------------

/**
 * A function with a node-style callback as one that returns a promise.
 * @param {Function} original
 * @returns {Function}
 */
function promisify(original) {
  if (typeof original !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('original', 'Function', original);
  const custom = original[customPromisifySymbol];
  if (custom) return useCustom(custom);

  const names = original[kCustomPromisifyArgsSymbol];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) return reject(error);
        if (names === undefined || values.length < 2) return resolve(values[0]);
        const named = {};
        for (let i = 0; i < names.length; i++) named[names[i]] = values[i];
        return resolve(named);
      }]);
    });
  }

  setPrototypeOf(fn, getPrototypeOf(original));
  markPromisified(fn);
  return copyProperties(fn, original);
}

function useCustom(custom) {
  if (typeof custom !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('util.promisify.custom', 'Function', custom);
  }
  return markPromisified(custom);
}

function markPromisified(fn) {
  return defineProperty(fn, customPromisifySymbol,
                        { __proto__: null, value: fn, enumerable: false, writable: false, configurable: true });
}

function copyProperties(target, source) {
  const descriptors = getOwnPropertyDescriptors(source);
  for (const key of Reflect.ownKeys(descriptors)) {
    // Neither Object.prototype's `get` nor its `value` may be taken for the descriptor's.
    setPrototypeOf(descriptors[key], null);
  }
  return defineProperties(target, descriptors);
}

promisify.custom = customPromisifySymbol;

/** @returns {{promise: Promise, resolve: Function, reject: Function}} */
function createDeferredPromise() {
  let resolve;
  let reject;
  const promise = new Promise((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

// --- warnings -------------------------------------------------------------------------------

const warnedCodes = new Set();

/**
 * A function or class that warns the first time it is called.
 * @template {Function} F
 * @param {F} fn
 * @param {string} message
 * @param {string} [code] each is warned of once
 * @returns {F}
 */
function deprecate(fn, message, code) {
  // Read when the wrapper is made, as node does: what is turned off then stays off.
  if (process.noDeprecation === true) return fn;
  if (code !== undefined && typeof code !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('code', 'string', code);

  let warned = false;
  function deprecated(...args) {
    if (!warned) {
      warned = true;
      warnDeprecated(message, code, deprecated);
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }

  setPrototypeOf(deprecated, fn);
  // instanceof must work on what the wrapper constructs.
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}

function warnDeprecated(message, code, above) {
  if (code === undefined) {
    process.emitWarning(message, 'DeprecationWarning', above);
    return;
  }
  if (warnedCodes.has(code)) return;
  warnedCodes.add(code);
  process.emitWarning(message, 'DeprecationWarning', code, above);
}

const experimentalWarned = new Set();

/** Warns, once, that `feature` is experimental. */
function emitExperimentalWarning(feature) {
  if (experimentalWarned.has(feature)) return;
  experimentalWarned.add(feature);
  process.emitWarning(`${feature} is an experimental feature and might change at any time`, 'ExperimentalWarning');
}

/** A function that runs at most once. */
function once(fn, { preserveReturnValue = false } = kEmptyObject) {
  let called = false;
  let result;
  return function(...args) {
    if (called) return result;
    called = true;
    const value = Reflect.apply(fn, this, args);
    if (preserveReturnValue) result = value;
    return value;
  };
}

// --- lazy things ----------------------------------------------------------------------------

/** A function that computes its value the first time it is called. */
function getLazy(initializer) {
  let value;
  let done = false;
  return () => {
    if (!done) {
      value = initializer();
      done = true;
    }
    return value;
  };
}

/**
 * Properties of `target` that load built-in `id` when one is first read or written.
 * @param {object} target
 * @param {string} id
 * @param {string[]} keys
 * @param {boolean} [enumerable]
 */
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (const key of keys) {
    let loaded;
    function set(value) {
      defineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    }
    function get() {
      loaded ??= require(id);
      const value = loaded[key];
      set(value);
      return value;
    }
    defineProperty(set, 'name', { __proto__: null, value: `set ${key}` });
    defineProperty(get, 'name', { __proto__: null, value: `get ${key}` });
    defineProperty(target, key, { __proto__: null, enumerable, configurable: true, get, set });
  }
}

/** One property of `target` that becomes a plain one when it is first read. */
function defineReplaceableLazyAttribute(target, id, keys, writable = true) {
  let loaded;
  for (const key of keys) {
    let value;
    function get() {
      loaded ??= require(id);
      value ??= loaded[key];
      return value;
    }
    function set(next) {
      setOwnProperty(target, key, next);
    }
    defineProperty(get, 'name', { __proto__: null, value: `get ${key}` });
    defineProperty(set, 'name', { __proto__: null, value: `set ${key}` });
    defineProperty(target, key, {
      __proto__: null, enumerable: true, configurable: true, get, set: writable ? set : undefined,
    });
  }
}

/** A global class: writable, configurable, not enumerable. */
function exposeInterface(target, name, value) {
  defineProperty(target, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

/** A global function: writable, configurable, enumerable. */
function defineOperation(target, name, value) {
  defineProperty(target, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

/** A global namespace object such as WebAssembly: as a class. */
const exposeNamespace = exposeInterface;

function exposeLazyInterfaces(target, id, keys) {
  defineLazyProperties(target, id, keys, false);
}

/** Sets an own property even where the prototype has a read-only one. */
function setOwnProperty(object, key, value) {
  return defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

// --- encodings ------------------------------------------------------------------------------

const encodings = {
  __proto__: null,
  '': 'utf8', 'utf8': 'utf8', 'utf-8': 'utf8',
  'ucs2': 'utf16le', 'ucs-2': 'utf16le', 'utf16le': 'utf16le', 'utf-16le': 'utf16le',
  'latin1': 'latin1', 'binary': 'latin1',
  'base64': 'base64', 'base64url': 'base64url', 'hex': 'hex', 'ascii': 'ascii',
};

/**
 * The usual name of an encoding, undefined when there is none.
 * @param {string} [encoding]
 */
function normalizeEncoding(encoding) {
  if (encoding == null || encoding === 'utf8' || encoding === 'utf-8') return 'utf8';
  return slowCases(encoding);
}

/** The same, for what is rarely spelled so. */
function slowCases(encoding) {
  return encodings[encoding] ?? encodings[`${encoding}`.toLowerCase()];
}

/** @param {string} string @returns {string} with lone surrogates replaced */
function toUSVString(string) {
  return internalBinding('util').toUSVString(`${string}`);
}

// --- lists, objects, the rest ---------------------------------------------------------------

/** Removes one element in place: faster than splice. */
function spliceOne(list, index) {
  for (; index + 1 < list.length; index++) list[index] = list[index + 1];
  list.pop();
}

/** Each string once, those of one kind (index keys apart) in order. */
function filterDuplicateStrings(items, low) {
  const seen = new Map();
  for (const item of items) {
    const key = item.toLowerCase();
    const known = seen.get(key);
    if (known === undefined || known === key) seen.set(key, low ? key : item);
  }
  return [...seen.values()].sort();
}

/** Own enumerable properties that `keep(key, value)` wants. */
function filterOwnProperties(source, keys) {
  const kept = { __proto__: null };
  for (const key of keys) {
    if (Object.hasOwn(source, key)) kept[key] = source[key];
  }
  return kept;
}

/** The nearest constructor on the prototype chain. */
function getConstructorOf(object) {
  for (; object; object = getPrototypeOf(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (typeof descriptor?.value === 'function' && descriptor.value.name !== '') return descriptor.value;
  }
  return undefined;
}

/** `list.join(separator)` of strings, whatever was done to Array.prototype. */
function join(list, separator) {
  let text = '';
  for (let i = 0; i < list.length; i++) text += i === 0 ? list[i] : `${separator}${list[i]}`;
  return text;
}

/** Without ANSI colours. */
function removeColors(text) {
  // eslint-disable-next-line no-control-regex
  return String(text).replace(/\u001b\[\d\d?m/g, '');
}

/** Whether the ArrayBuffer was transferred away. */
function isArrayBufferDetached(value) {
  if (value.byteLength !== 0) return false;
  try {
    new Uint8Array(value);
    return false;
  } catch {
    return true;
  }
}

const nodeModules = /[/\\]node_modules[/\\](.+?)(?=[/\\])/;

/** Whether the nearest caller that is not ours lies in a node_modules folder. */
function isInsideNodeModules() {
  for (const file of callerFiles(10)) {
    if (file.startsWith('node:') || file === '' || file === 'evalmachine.<anonymous>') continue;
    return nodeModules.test(file);
  }
  return false;
}

function callerFiles(frames) {
  return internalBinding('util').getCallSites(frames).map((site) => site.scriptName ?? site.resourceName ?? '');
}

/** Whether a path is below a node_modules folder. */
function isUnderNodeModules(filename) {
  return typeof filename === 'string' && nodeModules.test(filename);
}

/** The call sites above this call, as Error.prepareStackTrace would get them. */
function getStructuredStack() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = Infinity;
    Error.prepareStackTrace = (error, trace) => trace;
    return new Error().stack;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A signal's name, from its name in any case or its number. */
function convertToValidSignal(signal) {
  const signals = require('internal/signals');
  if (typeof signal === 'number') {
    const name = Object.keys(signals).find((key) => signals[key] === signal);
    if (name !== undefined) return signal;
  }
  if (typeof signal === 'string') {
    const number = signals[signal.toUpperCase()];
    if (number) return number;
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

module.exports = {
  SymbolAsyncDispose,
  SymbolDispose,
  convertToValidSignal,
  createDeferredPromise,
  customInspectSymbol,
  customPromisifyArgs: kCustomPromisifyArgsSymbol,
  defineLazyProperties,
  defineOperation,
  defineReplaceableLazyAttribute,
  deprecate,
  emitExperimentalWarning,
  exposeInterface,
  exposeLazyInterfaces,
  exposeNamespace,
  filterDuplicateStrings,
  filterOwnProperties,
  getConstructorOf,
  getLazy,
  getStructuredStack,
  getSystemErrorMap,
  getSystemErrorName,
  isArrayBufferDetached,
  isError,
  isErrorLike,
  isInsideNodeModules,
  isUnderNodeModules,
  join,
  kCustomPromisifyArgsSymbol,
  kEmptyObject,
  kEnumerableProperty,
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  promisify,
  removeColors,
  setOwnProperty,
  slowCases,
  spliceOne,
  toUSVString,
  get DOMException() { return lazyDOMExceptionClass(); },
};

'use strict';
// What `util` has had since Node's first years: isX, inherits, _extend, log, callbackify and the
// errors of libuv; and functions of other built-ins, which are loaded when one is called.

const { codes, ErrnoException, ExceptionWithHostPort, hideStackFrames } = require('internal/errors');
const { transfer_mode_symbol } = require('internal/symbols');
const { getSystemErrorName: nameOf, isError: isErrorObject } = require('internal/util');
const types = require('internal/util/types');
const { validateFunction, validateNumber } = require('internal/validators');

// The value of transfer_mode_symbol for what can be transferred, not cloned.
const kTransferable = 1;

const { isArray } = Array;

function isBoolean(arg) {
  return typeof arg === 'boolean';
}

function isNull(arg) {
  return arg === null;
}

function isNullOrUndefined(arg) {
  return arg === null || arg === undefined;
}

function isNumber(arg) {
  return typeof arg === 'number';
}

function isString(arg) {
  return typeof arg === 'string';
}

function isSymbol(arg) {
  return typeof arg === 'symbol';
}

function isUndefined(arg) {
  return arg === undefined;
}

function isObject(arg) {
  return arg !== null && typeof arg === 'object';
}

function isError(e) {
  return isErrorObject(e);
}

function isFunction(arg) {
  return typeof arg === 'function';
}

function isPrimitive(arg) {
  return arg === null || (typeof arg !== 'object' && typeof arg !== 'function');
}

function isBuffer(value) {
  return require('internal/buffer').Buffer.isBuffer(value);
}

/** Own enumerable properties of `source` onto `target`. */
function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  for (const key of Object.keys(source)) target[key] = source[key];
  return target;
}

/**
 * Makes one constructor's prototype inherit from another's.
 * @param {Function} ctor
 * @param {Function} superCtor
 */
function inherits(ctor, superCtor) {
  if (ctor === undefined || ctor === null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  if (superCtor === undefined || superCtor === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  }
  if (superCtor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', { __proto__: null, value: superCtor, writable: true, configurable: true });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}

/** Tells a callback of a rejection. A falsy reason could not be told from success. */
const failCallback = hideStackFrames((reason, callback) => {
  return callback(reason || new codes.ERR_FALSY_VALUE_REJECTION(reason));
});

/**
 * A function that returns a promise as one with a node-style callback.
 * @param {Function} original
 * @returns {Function}
 */
function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const bound = callback.bind(this);
    // In a tick of its own: what the callback throws is an uncaught exception, not a rejection.
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(bound, null, value),
      (reason) => process.nextTick(failCallback, reason, bound),
    );
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  // One argument more: the callback.
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) Object.setPrototypeOf(descriptors[key], null);
  return Object.defineProperties(callbackified, descriptors);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timestamp() {
  const now = new Date();
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
  return `${now.getDate()} ${months[now.getMonth()]} ${time}`;
}

/** console.log with the time of day. */
function log(...args) {
  const { format } = require('internal/util/format');
  console.log('%s - %s', timestamp(), format(...args));
}

function validateErrno(err) {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) {
    throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', err);
  }
}

/** @param {number} err @returns {string} */
function getSystemErrorName(err) {
  validateErrno(err);
  return nameOf(err);
}

function _errnoException(...args) {
  validateErrno(args[0]);
  return ErrnoException(...args);
}

function _exceptionWithHostPort(...args) {
  return ExceptionWithHostPort(...args);
}

/** Marks a signal so that postMessage takes it in a transfer list. */
function transferableAbortSignal(signal) {
  const { AbortSignal } = require('internal/abort_controller');
  if (signal?.[Symbol.toStringTag] !== 'AbortSignal' || !(signal instanceof AbortSignal)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  Object.defineProperty(signal, transfer_mode_symbol,
                        { __proto__: null, value: kTransferable, writable: true, configurable: true });
  return signal;
}

/** @returns {AbortController} whose signal can be transferred */
function transferableAbortController() {
  const { AbortController } = require('internal/abort_controller');
  const controller = new AbortController();
  transferableAbortSignal(controller.signal);
  return controller;
}

// --- functions of other built-ins -------------------------------------------------------------

/** Resolves when the signal is aborted, unless `resource` was collected before. */
async function aborted(signal, resource) {
  return require('internal/abort_controller').aborted(signal, resource);
}

function isDeepStrictEqual(a, b) {
  return require('internal/util/comparisons').isDeepStrictEqual(a, b);
}

function parseEnv(content) {
  return require('internal/util/parse_env').parseEnv(content);
}

function styleText(format, text) {
  // Node's has a length of two: the options are the third argument.
  return require('internal/util/style_text').styleText(format, text, arguments[2]);
}

module.exports = {
  _errnoException,
  _exceptionWithHostPort,
  _extend,
  aborted,
  callbackify,
  getSystemErrorName,
  inherits,
  isArray,
  isBoolean,
  isBuffer,
  isDate: types.isDate,
  isDeepStrictEqual,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isRegExp: types.isRegExp,
  isString,
  isSymbol,
  isUndefined,
  log,
  parseEnv,
  styleText,
  transferableAbortController,
  transferableAbortSignal,
};

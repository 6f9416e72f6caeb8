'use strict';
// Checks of arguments: each throws Node's coded error when the value is not what its name says.

const { codes, hideStackFrames } = require('internal/errors');

const { captureStackTrace } = Error;

/** @returns {boolean} */
function isInt32(value) {
  return value === (value | 0);
}

/** @returns {boolean} */
function isUint32(value) {
  return value === (value >>> 0);
}

function wrongType(name, expected, value) {
  return new codes.ERR_INVALID_ARG_TYPE(name, expected, value);
}

/** The error with a stack that begins with the caller of `validator`: cheaper than hideStackFrames. */
function above(validator, error) {
  if (Error.stackTraceLimit) captureStackTrace(error, validator);
  return error;
}

/** @param {unknown} value @param {string} name */
function validateString(value, name) {
  if (typeof value !== 'string') throw above(validateString, wrongType(name, 'string', value));
}

/** @param {unknown} value @param {string} name */
function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw above(validateBoolean, wrongType(name, 'boolean', value));
}

/** @param {unknown} value @param {string} name */
function validateFunction(value, name) {
  if (typeof value !== 'function') throw above(validateFunction, wrongType(name, 'Function', value));
}

/** A function that is neither async nor a generator. */
const validatePlainFunction = hideStackFrames((value, name) => {
  if (typeof value !== 'function' || require('internal/util/types').isAsyncFunction(value)) {
    throw wrongType(name, 'Function', value);
  }
});

/** @param {unknown} value @param {string} name */
const validateUndefined = hideStackFrames((value, name) => {
  if (value !== undefined) throw wrongType(name, 'undefined', value);
});

function rangeText(min, max) {
  const low = min != null ? `>= ${min}` : '';
  const high = max != null ? `<= ${max}` : '';
  return low && high ? `${low} && ${high}` : low + high;
}

/** @param {unknown} value @param {string} name @param {number} [min] @param {number} [max] */
function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') throw above(validateNumber, wrongType(name, 'number', value));
  const outside = (min != null && value < min) || (max != null && value > max) ||
    ((min != null || max != null) && Number.isNaN(value));
  if (outside) throw above(validateNumber, new codes.ERR_OUT_OF_RANGE(name, rangeText(min, max), value));
}

/** Undefined, or the error of what is no integer from min to max. */
function integerError(value, name, min, max) {
  if (typeof value !== 'number') return wrongType(name, 'number', value);
  if (!Number.isInteger(value)) return new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  return new codes.ERR_OUT_OF_RANGE(name, rangeText(min, max), value);
}

function isIntegerIn(value, min, max) {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** @param {unknown} value @param {string} name @param {number} [min] @param {number} [max] */
function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (!isIntegerIn(value, min, max)) throw above(validateInteger, integerError(value, name, min, max));
}

/** @param {unknown} value @param {string} name @param {number} [min] @param {number} [max] */
function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  if (!isIntegerIn(value, min, max)) throw above(validateInt32, integerError(value, name, min, max));
}

/** @param {unknown} value @param {string} name @param {boolean} [positive] whether 0 is wrong too */
function validateUint32(value, name, positive = false) {
  const min = positive ? 1 : 0;
  if (!isIntegerIn(value, min, 4294967295)) throw above(validateUint32, integerError(value, name, min, 4294967295));
}

/**
 * Undefined and NaN are "not given" (false), other numbers must be finite (true).
 * @returns {boolean}
 */
const validateFiniteNumber = hideStackFrames((value, name) => {
  if (value === undefined) return false;
  if (Number.isFinite(value)) return true;
  if (Number.isNaN(value)) return false;
  if (typeof value !== 'number') throw wrongType(name, 'number', value);
  throw new codes.ERR_OUT_OF_RANGE(name, 'a finite number', value);
});

/** The value when it lies in [lower, upper], `fallback` when it was not given. */
const checkRangesOrGetDefault = hideStackFrames((value, name, lower, upper, fallback) => {
  if (!validateFiniteNumber(value, name)) return fallback;
  if (value < lower || value > upper) {
    throw new codes.ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, value);
  }
  return value;
});

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1 << 0;
const kValidateObjectAllowArray = 1 << 1;
const kValidateObjectAllowFunction = 1 << 2;
// What Web IDL calls an object, and an object or nothing.
const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
const kValidateObjectAllowObjectsAndNull = kValidateObjectAllowObjects | kValidateObjectAllowNullable;

function objectFlags(options) {
  if (typeof options === 'number') return options;
  return (options.nullable ? kValidateObjectAllowNullable : 0) |
    (options.allowArray ? kValidateObjectAllowArray : 0) |
    (options.allowFunction ? kValidateObjectAllowFunction : 0);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number|{nullable?: boolean, allowArray?: boolean, allowFunction?: boolean}} [options]
 */
function validateObject(value, name, options = kValidateObjectNone) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  const flags = objectFlags(options);
  if (value === null && flags & kValidateObjectAllowNullable) return;
  if (Array.isArray(value) && flags & kValidateObjectAllowArray) return;
  if (typeof value === 'function' && flags & kValidateObjectAllowFunction) return;
  throw above(validateObject, wrongType(name, 'Object', value));
}

/** What Web IDL calls a dictionary: nothing, or any object. */
const validateDictionary = hideStackFrames((value, name) => {
  if (value != null && typeof value !== 'object' && typeof value !== 'function') {
    throw wrongType(name, 'a dictionary', value);
  }
});

/** @param {unknown} value @param {string} name @param {number} [minLength] */
function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) throw above(validateArray, wrongType(name, 'Array', value));
  if (value.length >= minLength) return;
  throw above(validateArray, new codes.ERR_INVALID_ARG_VALUE(name, value, `must be longer than ${minLength}`));
}

function validateElements(check) {
  return hideStackFrames((value, name) => {
    validateArray(value, name);
    for (let i = 0; i < value.length; i++) check(value[i], `${name}[${i}]`);
  });
}

const validateStringArray = validateElements(validateString);
const validateBooleanArray = validateElements(validateBoolean);

/** Any view of an ArrayBuffer. */
function validateBuffer(buffer, name = 'buffer') {
  if (ArrayBuffer.isView(buffer)) return;
  throw above(validateBuffer, wrongType(name, ['Buffer', 'TypedArray', 'DataView'], buffer));
}

/** Undefined or something with `aborted`. */
function validateAbortSignal(signal, name) {
  if (signal === undefined) return;
  if (signal !== null && typeof signal === 'object' && 'aborted' in signal) return;
  throw above(validateAbortSignal, wrongType(name, 'AbortSignal', signal));
}

const validateAbortSignalArray = hideStackFrames((value, name) => {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) {
    if (value[i] == null) throw wrongType(`${name}[${i}]`, 'AbortSignal', value[i]);
    validateAbortSignal(value[i], `${name}[${i}]`);
  }
});

/** @param {unknown} value @param {string} name @param {unknown[]} oneOf */
const validateOneOf = hideStackFrames((value, name, oneOf) => {
  if (oneOf.includes(value)) return;
  const allowed = oneOf.map((v) => (typeof v === 'string' ? `'${v}'` : String(v))).join(', ');
  throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${allowed}`);
});

/** @param {unknown} value @param {string} name @param {unknown[]} union */
const validateUnion = hideStackFrames((value, name, union) => {
  if (!union.includes(value)) throw wrongType(name, `('${union.join('|')}')`, value);
});

/**
 * A TCP or UDP port, as a number or a string.
 * @returns {number}
 */
const validatePort = hideStackFrames((port, name = 'Port', allowZero = true) => {
  const isCandidate = typeof port === 'number' || (typeof port === 'string' && port.trim() !== '');
  const number = isCandidate ? +port : NaN;
  if (number !== number >>> 0 || number > 65535 || (number === 0 && !allowZero)) {
    throw new codes.ERR_SOCKET_BAD_PORT(name, port, allowZero);
  }
  return number;
});

/** Whether `data` can be of the encoding: an odd number of hexadecimal digits cannot. */
const validateEncoding = hideStackFrames((data, encoding) => {
  const { normalizeEncoding } = require('internal/util');
  if (normalizeEncoding(encoding) === 'hex' && data.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
  }
});

/** @param {unknown} signal @param {string} [name] */
const validateSignalName = hideStackFrames((signal, name = 'signal') => {
  validateString(signal, name);
  const signals = require('internal/signals');
  if (signals[signal] !== undefined) return;
  if (signals[signal.toUpperCase()] !== undefined) {
    throw new codes.ERR_UNKNOWN_SIGNAL(`${signal} (signals must use all capital letters)`);
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
});

const octal = /^[0-7]+$/;

/**
 * A file's mode, from a number or a string of octal digits.
 * @returns {number}
 */
const parseFileMode = hideStackFrames((value, name, fallback) => {
  value ??= fallback;
  if (typeof value === 'string') {
    if (!octal.test(value)) {
      throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a 32-bit unsigned integer or an octal string');
    }
    value = Number.parseInt(value, 8);
  }
  validateUint32(value, name);
  return value;
});

/** That `object` is one of ours: has the field that only our constructor sets. */
const validateInternalField = hideStackFrames((object, fieldKey, className) => {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, fieldKey)) {
    throw wrongType('this', className, object);
  }
});

/** That a method's `this` passes `isInstance`. */
const validateThisInternalFunction = hideStackFrames((self, isInstance, className) => {
  if (!isInstance(self)) throw new codes.ERR_INVALID_THIS(className);
});

const linkValue = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;

function validateLink(value, name) {
  if (typeof value !== 'string' || !linkValue.test(value)) {
    throw new codes.ERR_INVALID_ARG_VALUE(
      name, value, 'must be an array or string of format "</styles.css>; rel=preload; as=style"');
  }
}

/**
 * The value of a Link header, from one link or several.
 * @returns {string}
 */
const validateLinkHeaderValue = hideStackFrames((hints) => {
  if (!Array.isArray(hints)) {
    validateLink(hints, 'hints');
    return hints;
  }
  for (const link of hints) validateLink(link, 'hints');
  return hints.join(', ');
});

module.exports = {
  checkRangesOrGetDefault,
  isInt32,
  isUint32,
  kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
  kValidateObjectAllowNullable,
  kValidateObjectAllowObjects,
  kValidateObjectAllowObjectsAndNull,
  kValidateObjectNone,
  parseFileMode,
  validateAbortSignal,
  validateAbortSignalArray,
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateBuffer,
  validateDictionary,
  validateEncoding,
  validateFiniteNumber,
  validateFunction,
  validateInt32,
  validateInteger,
  validateInternalField,
  validateLinkHeaderValue,
  validateNumber,
  validateObject,
  validateOneOf,
  validatePlainFunction,
  validatePort,
  validateSignalName,
  validateString,
  validateStringArray,
  validateThisInternalFunction,
  validateUint32,
  validateUndefined,
  validateUnion,
};

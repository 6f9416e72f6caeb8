'use strict';
// assert.throws, rejects, doesNotThrow and doesNotReject.

const {
  codes: { ERR_AMBIGUOUS_ARGUMENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_RETURN_VALUE },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { isPromise, isRegExp } = require('internal/util/types');
const { AssertionError } = require('internal/assert/assertion_error');

const { apply } = Reflect;

// What getting no error is marked with.
const nothing = Symbol('nothing');

const isDeepStrictEqual = (a, b) => require('internal/util/comparisons').isDeepStrictEqual(a, b);

function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

function isError(value) {
  return value instanceof Error || require('internal/util/types').isNativeError(value);
}

// ------------------------------------------------------- running the function

function catchError(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (err) {
    return err;
  }
  return nothing;
}

// An object counts as a promise when it has then() and catch().
function isPromiseLike(value) {
  return isPromise(value) ||
    (value !== null && typeof value === 'object' &&
     typeof value.then === 'function' && typeof value.catch === 'function');
}

async function catchRejection(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isPromiseLike(promise)) throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
  } else if (!isPromiseLike(promiseFn)) {
    throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (err) {
    return err;
  }
  return nothing;
}

// -------------------------------------------------- comparing with an object

// The properties that are compared, and no others, under one class name.
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      // A pattern that fits is no difference.
      const fits = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        object[key].test(actual[key]);
      this[key] = fits ? actual[key] : object[key];
    }
  }
}

function fail(check, details) {
  const { actual, expected, message, operator, stackStartFn } = check;
  if (message instanceof Error) throw message;
  const error = new AssertionError({ actual, expected, message, operator, stackStartFn, ...details });
  return error;
}

function compareProperties(check, keys) {
  const { actual, expected, message } = check;
  for (const key of keys) {
    const wanted = expected[key];
    if (typeof actual[key] === 'string' && isRegExp(wanted) && wanted.test(actual[key])) continue;
    if (key in actual && isDeepStrictEqual(actual[key], wanted)) continue;
    const error = fail(check, message ? {} : {
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys, actual),
      operator: 'deepStrictEqual',
    });
    throw withOwnValues(error, check);
  }
}

function withOwnValues(error, { actual, expected, operator }) {
  error.actual = actual;
  error.expected = expected;
  error.operator = operator;
  return error;
}

function matchObject(check) {
  const { actual, expected, message } = check;
  if (typeof actual !== 'object' || actual === null) {
    throw withOwnValues(fail(check, message ? {} : { operator: 'deepStrictEqual' }), check);
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) {
    keys.push('name', 'message');
  } else if (keys.length === 0) {
    throw new ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  }
  compareProperties(check, keys);
}

// ---------------------------------------- comparing with a pattern or function

function generated(check, text) {
  const error = fail(check, { message: check.message ?? text });
  error.generatedMessage = !check.message;
  return error;
}

function matchPattern(check) {
  const { actual, expected } = check;
  const text = String(actual);
  if (expected.test(text)) return;
  throw generated(check, `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`);
}

function wrongClass(check) {
  const { actual, expected } = check;
  let text = `The error is expected to be an instance of "${expected.name}". Received `;
  if (isError(actual)) text += `"${actual.constructor?.name || actual.name}"`;
  else text += `"${inspect(actual, { depth: -1 })}"`;
  if (isError(actual) && actual.message) text += `\n\nError message:\n\n${actual.message}`;
  return generated(check, text);
}

function matchFunction(check) {
  const { actual, expected } = check;
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) throw wrongClass(check);
  const answer = apply(expected, {}, [actual]);
  if (answer === true) return;
  const name = expected.name ? `"${expected.name}" ` : '';
  let text = `The ${name}validation function is expected to return "true". Received ${inspect(answer)}`;
  if (isError(actual)) text += `\n\nCaught error:\n\n${actual}`;
  throw generated(check, text);
}

function match(check) {
  if (isRegExp(check.expected)) matchPattern(check);
  else if (typeof check.expected === 'function') matchFunction(check);
  else matchObject(check);
}

// -------------------------------------------------------------- the assertions

function checkAmbiguous(actual, text) {
  if (typeof actual === 'object' && actual !== null) {
    if (actual.message !== text) return;
    throw new ERR_AMBIGUOUS_ARGUMENT(
      'error/message', `The error message "${actual.message}" is identical to the message.`);
  }
  if (actual === text) {
    throw new ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
  }
}

/**
 * @param {Function} stackStartFn the assertion that the program called
 * @param {any} actual what was thrown, or `nothing`
 * @param {any[]} args what followed the function: error, message
 */
function expectError(stackStartFn, actual, ...args) {
  let [expected, message] = args;
  if (typeof expected === 'string') {
    if (args.length === 2) {
      throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
    }
    checkAmbiguous(actual, expected);
    message = expected;
    expected = undefined;
  } else if (expected !== null && expected !== undefined &&
             typeof expected !== 'object' && typeof expected !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
  }
  const operator = stackStartFn.name;
  if (actual === nothing) throw missing(stackStartFn, expected, message);
  if (!expected) return;
  match({ actual, expected, message, operator, stackStartFn });
}

function missing(stackStartFn, expected, message) {
  const operator = stackStartFn.name;
  const kind = operator === 'rejects' ? 'rejection' : 'exception';
  const name = expected?.name ? ` (${expected.name})` : '';
  const tail = message ? `: ${message}` : '.';
  return new AssertionError({
    actual: undefined,
    expected,
    operator,
    message: `Missing expected ${kind}${name}${tail}`,
    stackStartFn,
  });
}

function fitsUnwanted(actual, expected) {
  if (isRegExp(expected)) return expected.test(String(actual));
  if (typeof expected !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return apply(expected, {}, [actual]) === true;
}

/**
 * @param {Function} stackStartFn the assertion that the program called
 * @param {any} actual what was thrown, or `nothing`
 * @param {any} expected what must not be thrown; everything, when absent
 * @param {string} [message]
 */
function expectNoError(stackStartFn, actual, expected, message) {
  if (actual === nothing) return;
  if (typeof expected === 'string') {
    message = expected;
    expected = undefined;
  }
  if (expected && !fitsUnwanted(actual, expected)) throw actual;
  const operator = stackStartFn.name;
  const kind = operator === 'doesNotReject' ? 'rejection' : 'exception';
  const tail = message ? `: ${message}` : '.';
  throw new AssertionError({
    actual,
    expected,
    operator,
    message: `Got unwanted ${kind}${tail}\nActual message: "${actual === null ? actual : actual?.message}"`,
    stackStartFn,
  });
}

module.exports = { catchError, catchRejection, expectError, expectNoError };

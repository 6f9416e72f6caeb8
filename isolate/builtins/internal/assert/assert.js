'use strict';
// assert and assert.strict.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { isRegExp } = require('internal/util/types');
const { deprecate } = require('internal/util');
const { AssertionError } = require('internal/assert/assertion_error');
const { CallTracker } = require('internal/assert/calltracker');
const {
  catchError, catchRejection, expectError, expectNoError,
} = require('internal/assert/throws');

const comparisons = () => require('internal/util/comparisons');
const inspect = (value) => require('internal/util/inspect').inspect(value);

function fail(details) {
  if (details.message instanceof Error) throw details.message;
  throw new AssertionError(details);
}

/**
 * Checks that a value is truthy.
 * @param {any} value
 * @param {string|Error} [message]
 */
function assert(...args) {
  checkTruthy(assert, args);
}
Object.defineProperty(assert, 'name', { __proto__: null, value: 'ok', configurable: true });

function checkTruthy(fn, args) {
  const [value] = args;
  if (value) return;
  let [, message] = args;
  let generated = false;
  if (args.length === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message == null) {
    generated = true;
    message = require('internal/assert/source').describeFailedCall();
  } else if (message instanceof Error) {
    throw message;
  }
  const err = new AssertionError({ actual: value, expected: true, message, operator: '==', stackStartFn: fn });
  err.generatedMessage = generated;
  throw err;
}

/**
 * Fails. The old form takes what fail() of a comparison would say.
 * @param {any} [actual] or the message
 * @param {any} [expected]
 * @param {string|Error} [message]
 * @param {string} [operator]
 * @param {Function} [stackStartFn]
 */
assert.fail = function fail(actual, expected, message, operator, stackStartFn) {
  const count = arguments.length;
  if (count <= 1) {
    if (actual instanceof Error) throw actual;
    throw failure(actual === undefined || actual === null, {
      message: actual ?? 'Failed', operator: 'fail', stackStartFn: assert.fail,
    });
  }
  warnOfManyArguments();
  if (message instanceof Error) throw message;
  throw new AssertionError({
    actual,
    expected,
    message,
    operator: operator ?? (count === 2 ? '!=' : 'fail'),
    stackStartFn: stackStartFn ?? assert.fail,
  });
};

function failure(generated, details) {
  const err = new AssertionError(details);
  err.generatedMessage = generated;
  return err;
}

let warned = false;

function warnOfManyArguments() {
  if (warned) return;
  warned = true;
  process.emitWarning(
    'assert.fail() with more than one argument is deprecated. ' +
    'Please use assert.strictEqual() instead or only pass a message.',
    'DeprecationWarning', 'DEP0094');
}

assert.AssertionError = AssertionError;
assert.ok = assert;

// ------------------------------------------------------------- comparisons

function needTwo(count) {
  if (count < 2) throw new ERR_MISSING_ARGS('actual', 'expected');
}

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.equal = function equal(actual, expected, message) {
  needTwo(arguments.length);
  // eslint-disable-next-line eqeqeq
  if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) return;
  fail({ actual, expected, message, operator: '==', stackStartFn: equal });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.notEqual = function notEqual(actual, expected, message) {
  needTwo(arguments.length);
  // eslint-disable-next-line eqeqeq
  if (actual != expected && !(Number.isNaN(actual) && Number.isNaN(expected))) return;
  fail({ actual, expected, message, operator: '!=', stackStartFn: notEqual });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.deepEqual = function deepEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (comparisons().isDeepEqual(actual, expected)) return;
  fail({ actual, expected, message, operator: 'deepEqual', stackStartFn: deepEqual });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.notDeepEqual = function notDeepEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (!comparisons().isDeepEqual(actual, expected)) return;
  fail({ actual, expected, message, operator: 'notDeepEqual', stackStartFn: notDeepEqual });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.deepStrictEqual = function deepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (comparisons().isDeepStrictEqual(actual, expected)) return;
  fail({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: deepStrictEqual });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.notDeepStrictEqual = function notDeepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (!comparisons().isDeepStrictEqual(actual, expected)) return;
  fail({ actual, expected, message, operator: 'notDeepStrictEqual', stackStartFn: notDeepStrictEqual });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.strictEqual = function strictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (Object.is(actual, expected)) return;
  fail({ actual, expected, message, operator: 'strictEqual', stackStartFn: strictEqual });
};

/**
 * @param {any} actual
 * @param {any} expected
 * @param {string|Error} [message]
 */
assert.notStrictEqual = function notStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  if (!Object.is(actual, expected)) return;
  fail({ actual, expected, message, operator: 'notStrictEqual', stackStartFn: notStrictEqual });
};

// ------------------------------------------------------------------ errors

/**
 * @param {Function} fn that must throw
 * @param {...any} args error, message
 */
assert.throws = function throws(fn, ...args) {
  expectError(throws, catchError(fn), ...args);
};

/**
 * @param {Promise|Function} promiseFn that must be rejected
 * @param {...any} args error, message
 */
assert.rejects = async function rejects(promiseFn, ...args) {
  expectError(rejects, await catchRejection(promiseFn), ...args);
};

/**
 * @param {Function} fn that must not throw
 * @param {...any} args expected, message
 */
assert.doesNotThrow = function doesNotThrow(fn, ...args) {
  expectNoError(doesNotThrow, catchError(fn), ...args);
};

/**
 * @param {Promise|Function} fn that must not be rejected
 * @param {...any} args expected, message
 */
assert.doesNotReject = async function doesNotReject(fn, ...args) {
  expectNoError(doesNotReject, await catchRejection(fn), ...args);
};

/**
 * Throws unless the value is null or undefined: for the error of a callback.
 * @param {any} err
 */
assert.ifError = function ifError(err) {
  if (err === null || err === undefined) return;
  let message = 'ifError got unwanted exception: ';
  if (typeof err === 'object' && typeof err.message === 'string') {
    message += err.message.length === 0 && err.constructor ? err.constructor.name : err.message;
  } else {
    message += inspect(err);
  }
  const error = new AssertionError({
    actual: err, expected: null, operator: 'ifError', message, stackStartFn: ifError,
  });
  error.generatedMessage = false;
  joinStacks(error, err.stack);
  throw error;
};

// The place of the check, down to where both stacks meet, then the whole way
// that the error itself has come.
function joinStacks(error, original) {
  if (typeof original !== 'string') return;
  const firstFrame = original.indexOf('\n    at');
  if (firstFrame === -1) return;
  const frames = original.slice(firstFrame + 1).split('\n');
  const own = error.stack.split('\n');
  for (const frame of frames) {
    const met = own.indexOf(frame);
    if (met !== -1) {
      own.length = met;
      break;
    }
  }
  error.stack = `${own.join('\n')}\n${frames.join('\n')}`;
}

// ------------------------------------------------------------------- match

function checkMatch(string, regexp, message, fn) {
  if (!isRegExp(regexp)) throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  const wanted = fn === assert.match;
  if (typeof string === 'string' && (regexp.exec(string) !== null) === wanted) return;
  if (message instanceof Error) throw message;
  const generated = !message;
  message ||= matchMessage(string, regexp, wanted);
  throw failure(generated, { actual: string, expected: regexp, message, operator: fn.name, stackStartFn: fn });
}

function matchMessage(string, regexp, wanted) {
  if (typeof string !== 'string') {
    return `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  }
  const what = wanted ?
    'The input did not match the regular expression ' :
    'The input was expected to not match the regular expression ';
  return `${what}${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
}

/**
 * @param {string} string
 * @param {RegExp} regexp
 * @param {string|Error} [message]
 */
assert.match = function match(string, regexp, message) {
  checkMatch(string, regexp, message, match);
};

/**
 * @param {string} string
 * @param {RegExp} regexp
 * @param {string|Error} [message]
 */
assert.doesNotMatch = function doesNotMatch(string, regexp, message) {
  checkMatch(string, regexp, message, doesNotMatch);
};

assert.CallTracker = deprecate(CallTracker, 'assert.CallTracker is deprecated.', 'DEP0173');

/**
 * assert, with the strict comparisons under the plain names.
 * @param {any} value
 * @param {string|Error} [message]
 */
function strict(...args) {
  checkTruthy(strict, args);
}

assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;

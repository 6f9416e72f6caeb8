'use strict';
// AssertionError. Its texts are made in internal/assert/diff.

const { validateObject } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

// What inspect shows of a long string that was compared.
const mostLines = 10;
const mostCharacters = 512;

function hidden(object, key, value) {
  Object.defineProperty(object, key, {
    __proto__: null, value, enumerable: false, writable: true, configurable: true,
  });
}

function shorten(text) {
  const lines = text.split('\n');
  if (lines.length > mostLines) return `${lines.slice(0, mostLines).join('\n')}\n...`;
  if (text.length > mostCharacters) return `${text.slice(0, mostCharacters)}...`;
  return text;
}

/** Thrown when an assertion does not hold. */
class AssertionError extends Error {
  /**
   * @param {{message?: string, actual?: any, expected?: any, operator?: string,
   *   stackStartFn?: Function, details?: object[]}} options
   */
  constructor(options) {
    validateObject(options, 'options');
    const { actual, expected, message, operator, stackStartFn, details } = options;
    const generated = message === undefined || message === null;
    const text = generated ? makeMessage(options) : String(message);
    // The stack is captured below, once it is known where it begins.
    const limit = Error.stackTraceLimit;
    setStackTraceLimit(0);
    super(text);
    setStackTraceLimit(limit);

    this.generatedMessage = generated;
    // For the first line of the stack; the name goes back at once.
    hidden(this, 'name', 'AssertionError [ERR_ASSERTION]');
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      addDetails(this, details);
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    Error.captureStackTrace(this, stackStartFn ?? options.stackStartFunction);
    this.stack; // eslint-disable-line no-unused-expressions
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [customInspectSymbol](depth, context) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shorten(actual);
    if (typeof expected === 'string') this.expected = shorten(expected);
    try {
      const { inspect } = require('internal/util/inspect');
      return inspect(this, { ...context, customInspect: false, depth: 0 });
    } finally {
      this.actual = actual;
      this.expected = expected;
    }
  }
}

function makeMessage({ actual, expected, operator }) {
  return require('internal/assert/diff').messageFor(actual, expected, operator);
}

// A program may have frozen Error.
function setStackTraceLimit(limit) {
  try {
    Error.stackTraceLimit = limit;
  } catch {
    // Then it stays as it is.
  }
}

function addDetails(error, details) {
  for (const [index, detail] of details.entries()) {
    error[`message ${index}`] = detail.message;
    error[`actual ${index}`] = detail.actual;
    error[`expected ${index}`] = detail.expected;
    error[`operator ${index}`] = detail.operator;
    error[`stack trace ${index}`] = detail.stack;
  }
}

module.exports = { AssertionError, setStackTraceLimit };

'use strict';
// assert.CallTracker: counts the calls of functions.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const { AssertionError } = require('internal/assert/assertion_error');

// It has no name, which shows in the reports.
const none = Function.prototype;

// What is known of one tracked function.
class Tracked {
  calls = [];

  constructor(expected, name, stack) {
    this.expected = expected;
    this.name = name;
    this.stack = stack;
  }

  count(thisArg, args) {
    const call = { thisArg, arguments: Object.freeze(Array.from(args)) };
    this.calls.push(Object.freeze(call));
  }

  complaint() {
    const { calls, expected, name, stack } = this;
    if (calls.length === expected) return undefined;
    return {
      message: `Expected the ${name} function to be executed ${expected} time(s) but was executed ${calls.length} time(s).`,
      actual: calls.length,
      expected,
      operator: name,
      stack,
    };
  }
}

/** Makes functions that count, and says which were called too rarely or too often. */
class CallTracker {
  #known = new Map(); // function given out -> Tracked

  #find(tracked) {
    const found = this.#known.get(tracked);
    if (found === undefined) throw new ERR_INVALID_ARG_VALUE('tracked', tracked, 'is not a tracked function');
    return found;
  }

  /**
   * Forgets the calls of one function, or of all.
   * @param {Function} [tracked]
   */
  reset(tracked) {
    if (tracked === undefined) {
      for (const known of this.#known.values()) known.calls = [];
      return;
    }
    this.#find(tracked).calls = [];
  }

  /**
   * @param {Function} tracked
   * @returns {Array<{thisArg: any, arguments: any[]}>}
   */
  getCalls(tracked) {
    return Object.freeze(this.#find(tracked).calls.slice());
  }

  /**
   * @param {Function} [fn]
   * @param {number} [expected]
   * @returns {Function} to be called in its place
   */
  calls(fn, expected = 1) {
    if (process._exiting) throw new (require('internal/errors').codes.ERR_UNAVAILABLE_DURING_EXIT)();
    if (typeof fn === 'number') {
      expected = fn;
      fn = none;
    } else if (fn === undefined) {
      fn = none;
    }
    validateUint32(expected, 'expected', true);
    const known = new Tracked(expected, fn.name || 'calls', new Error());
    const tracked = new Proxy(fn, {
      __proto__: null,
      apply(target, thisArg, args) {
        known.count(thisArg, args);
        return Reflect.apply(target, thisArg, args);
      },
    });
    this.#known.set(tracked, known);
    return tracked;
  }

  /**
   * @returns {object[]} what is wrong
   */
  report() {
    return Array.from(this.#known.values(), (known) => known.complaint()).filter((it) => it !== undefined);
  }

  /** Throws when something is. */
  verify() {
    const complaints = this.report();
    if (complaints.length === 0) return;
    const message = complaints.length === 1 ?
      complaints[0].message :
      'Functions were not called the expected number of times';
    throw new AssertionError({ message, details: complaints });
  }
}

module.exports = { CallTracker };

'use strict';
// readline/promises.

const { AbortError } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const base = require('internal/readline/interface');
const { Readline } = require('internal/readline/cursor');

const { kQuestion, kQuestionCancel } = base;

class Interface extends base.Interface {
  /**
   * @param {string} query
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<string>}
   */
  question(query, options = kEmptyObject) {
    return new Promise((resolve, reject) => {
      let callback = resolve;
      const { signal } = options ?? kEmptyObject;
      if (signal) {
        validateAbortSignal(signal, 'options.signal');
        if (signal.aborted) {
          reject(new AbortError(undefined, { cause: signal.reason }));
          return;
        }
        const onAbort = () => {
          this[kQuestionCancel]();
          reject(new AbortError(undefined, { cause: signal.reason }));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        callback = (answer) => {
          signal.removeEventListener('abort', onAbort);
          resolve(answer);
        };
      }
      this[kQuestion](query, callback);
    });
  }
}

/** @returns {Interface} */
function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };

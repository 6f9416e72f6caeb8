'use strict';
// process.exit, process.exitCode and process.reallyExit.

const { validateInteger } = require('internal/validators');
const { exit: endThread } = internalBinding('process');

let exitCode;
let beforeEnd = null;

// Integers, and strings that are some; null and undefined mean none.
function validateExitCode(code) {
  if (code === null || code === undefined) return;
  if (typeof code === 'string' && code !== '' && Number.isInteger(Number(code))) return;
  validateInteger(code, 'code');
}

/** Defines process.exitCode, which checks what is assigned. */
function defineExitCode() {
  Object.defineProperty(process, 'exitCode', {
    __proto__: null,
    configurable: false,
    enumerable: true,
    get() {
      return exitCode;
    },
    set(code) {
      validateExitCode(code);
      exitCode = code;
    },
  });
}

/**
 * Ends the thread, or the process when called in the main thread, after the
 * 'exit' listeners.
 * @param {number|string} [code]
 */
function exit(code) {
  if (code !== undefined) process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode || 0);
  }
  // A listener may have assigned another function: this is what programs patch.
  process.reallyExit(process.exitCode || 0);
}

/**
 * Ends the thread at once.
 * @param {number|string} [code]
 */
function reallyExit(code) {
  beforeEnd?.();
  endThread(Number(code) || 0);
}

/**
 * What a Worker still has to do when all 'exit' listeners have run.
 * @param {() => void} fn
 */
function setBeforeEnd(fn) {
  beforeEnd = fn;
}

/** The loop has ended, and so does the thread. */
function endOfLoop() {
  beforeEnd?.();
}

// Node's has no parameters.
Object.defineProperty(reallyExit, 'length', { __proto__: null, value: 0, configurable: true });

module.exports = { exit, reallyExit, defineExitCode, endOfLoop, setBeforeEnd };

'use strict';
// Uncaught exceptions: who is asked (monitor, capture callback, listeners),
// what is printed when nobody takes the error, and how the thread ends.
//
// The engine calls `handleUncaught` for whatever leaves a callback. In the main
// thread an error that nobody takes ends the process here; in a Worker it goes
// to the parent, through the reporter that internal/worker installs.

const {
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET,
  },
} = require('internal/errors');
const { getErrorSource, setTraceUncaught } = internalBinding('errors');
const { exit } = internalBinding('process');
const { isNativeError } = internalBinding('types');

const kExitGeneric = 1;
const kExitInHandler = 7;

const kMaxUnderline = 1020; // node's, too, points at nothing that is further right

const kUncaughtHint =
  '(Use `node --trace-uncaught ...` to show where the exception was thrown)';

let captureCallback = null;
let reporter = null;
let traceUncaught = false;

/**
 * process.setUncaughtExceptionCaptureCallback
 * @param {((err: any) => void)|null} fn
 */
function setUncaughtExceptionCaptureCallback(fn) {
  if (fn === null) {
    captureCallback = null;
    return;
  }
  if (typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  if (captureCallback !== null) throw new ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  captureCallback = fn;
}

/** @returns {boolean} process.hasUncaughtExceptionCaptureCallback */
function hasUncaughtExceptionCaptureCallback() {
  return captureCallback !== null;
}

/**
 * Where the errors of a Worker go when nobody takes them, instead of to stderr.
 * @param {((err: any, exitCode: number) => void)|null} fn
 */
function setFatalReporter(fn) {
  reporter = fn;
}

/**
 * The engine's entry: an error has left JavaScript.
 * @param {any} err
 * @param {string|boolean} [origin] 'unhandledRejection' (or true) when it comes from a promise,
 *   'nested' when this very function has thrown it
 * @returns {boolean} true: handled, the loop goes on. A main thread does not return otherwise
 *   (it has exited); a Worker returns false when its parent has been told.
 */
function handleUncaught(err, origin) {
  const source = sourceOf(err);
  if (origin === 'nested') return die(err, source, reporter === null ? kExitInHandler : codeOfNested());
  const fromPromise = origin === true || origin === 'unhandledRejection';
  const type = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  // What these listeners throw goes to the engine, which comes back with origin 'nested'.
  process.emit('uncaughtExceptionMonitor', err, type);
  if (!offer(err, type)) return die(err, source, emitExit());
  afterHandled();
  return true;
}

function offer(err, type) {
  if (captureCallback !== null) {
    captureCallback(err);
    return true;
  }
  return process.emit('uncaughtException', err, type);
}

// The tick that threw has ended the drain. Should nothing else run, an empty
// immediate brings the loop round to the ticks that are left.
function afterHandled() {
  const { track } = require('internal/process/async_track');
  track.tracker?.reset?.();
  require('internal/timers').setImmediate(() => {});
}

// Errors of 'exit' listeners do not count any more: the first error is the news.
function emitExit() {
  if (process._exiting) return reporter === null ? currentCode() : codeOfNested();
  try {
    process._exiting = true;
    process.exitCode = kExitGeneric;
    process.emit('exit', kExitGeneric);
  } catch {
    // As said above.
  }
  return currentCode();
}

function currentCode() {
  const code = process.exitCode;
  return code === undefined || code === null ? kExitGeneric : Number(code) || 0;
}

// A Worker has the code that it had when a handler throws, and 1 when it was not ending.
function codeOfNested() {
  return process._exiting ? Number(process.exitCode ?? 0) : kExitGeneric;
}

function die(err, source, code) {
  if (reporter !== null) {
    reporter(err, code);
    return false;
  }
  report(err, source);
  exit(code);
  return false;
}

function sourceOf(err) {
  try {
    return require('internal/modules/source_maps').mapSource(getErrorSource(err));
  } catch {
    return undefined;
  }
}

/**
 * Prints an error as the last words of the process.
 * @param {any} err
 * @param {object} [source] where it was thrown, as getErrorSource gives it
 */
function report(err, source) {
  const { writeError } = require('internal/process/raw');
  try {
    writeError(fatalText(err, source));
  } catch {
    writeError('Uncaught exception that cannot be printed\n');
  }
}

const kOwnArrow = /^[^\n]*:\d+\n[^\n]*\n[ \t]*\^+\n/;

// What did not parse carries its source in front of its stack. At the end of a text it has no caret.
function hasOwnArrow(text, arrow) {
  return kOwnArrow.test(text) || (arrow !== '' && text.startsWith(`${arrow}\n`));
}

/**
 * The text of the print-out.
 * @param {any} err
 * @param {object} [source]
 * @returns {string}
 */
function fatalText(err, source) {
  const isError = isNativeError(err);
  const { text, hint } = describe(err, isError);
  let arrow = arrowText(source);
  if (hasOwnArrow(text, arrow)) arrow = '';
  // An error has a blank line after its source, any other value one before.
  let out = '';
  if (arrow !== '') out = isError ? `${arrow}\n` : `\n${arrow}`;
  out += `${text}\n`;
  if (traceUncaught && source?.stack) out += `Thrown at:\n${source.stack}\n\n`;
  else if (hint && !traceUncaught) out += `${kUncaughtHint}\n`;
  return `${out}\nNode.js ${process.version}\n`;
}

/**
 * 'file:line', the line, and a caret under what threw.
 * @param {{resource: string, line: number, column: number, endColumn: number, sourceLine: string}} [source]
 * @returns {string}
 */
function arrowText(source) {
  if (source === undefined) return '';
  const { resource, line, column, endColumn } = source;
  const place = `${resource || '<anonymous_script>'}:${line}\n`;
  if (typeof source.sourceLine !== 'string') return place;
  const { 0: sourceLine } = source.sourceLine.split('\0', 1); // as node prints it
  // Tabs are kept, so that the caret stands where it should.
  const indent = sourceLine.slice(0, column).replace(/[^\t]/g, ' ');
  // At an unexpected end of the text there is nothing to point at.
  const carets = '^'.repeat(Math.max(0, Math.min(endColumn, sourceLine.length) - column));
  return `${place}${sourceLine}\n${`${indent}${carets}`.slice(0, kMaxUnderline)}\n`;
}

function describe(err, isError) {
  if (err === null || (typeof err !== 'object' && typeof err !== 'function')) {
    return { text: typeof err === 'symbol' ? '' : String(err), hint: true };
  }
  const { inspect } = require('internal/util/inspect');
  // All of it, and no code of the user's where that can be helped.
  const options = { colors: useColors(), customInspect: false, depth: Infinity };
  if (!isError) return { text: inspect(err, options), hint: false };
  try {
    addEmitPlace(err);
    err.stack; // may be a getter of the user's
    return { text: inspect(err, options), hint: false };
  } catch {
    // Name and message have to do.
    return { text: nameAndMessage(err), hint: true };
  }
}

// An 'error' event that nobody listened to: its stack says where it was emitted, too.
function addEmitPlace(err) {
  const { kEnhanceStackBeforeInspector } = require('internal/events');
  const stackWithPlace = err[kEnhanceStackBeforeInspector];
  if (typeof stackWithPlace === 'function') err.stack = stackWithPlace();
}

function nameAndMessage(err) {
  try {
    const { name, message } = err;
    return `${name}: ${message}`;
  } catch {
    return '<error that cannot be printed>';
  }
}

function useColors() {
  const { isatty } = internalBinding('tty');
  if (!isatty(2)) return false;
  return require('internal/tty_colors').getColorDepth(process.env) > 2;
}

/**
 * Sets a thread up.
 * @param {{traceUncaught?: boolean}} flags
 */
function boot(flags) {
  traceUncaught = flags.traceUncaught === true;
  if (traceUncaught) setTraceUncaught(true);
}

module.exports = {
  boot,
  handleUncaught,
  setFatalReporter,
  setUncaughtExceptionCaptureCallback,
  hasUncaughtExceptionCaptureCallback,
  report,
  fatalText,
  arrowText,
};

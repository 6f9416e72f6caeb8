'use strict';
// Unhandled promise rejections: which promises wait for a handler, and what
// happens to those that got none by the time the microtasks have run
// (--unhandled-rejections).

const { track } = require('internal/process/async_track');
const { setRejectionCallback } = internalBinding('promises');
const { triggerUncaught } = internalBinding('errors');
const { isErrorLike } = require('internal/errors');

// What the engine reports.
const kRejectWithNoHandler = 0;
const kHandlerAddedAfterReject = 1;
const kRejectAfterResolved = 2;
const kResolveAfterResolved = 3;

const kRejections = 2; // slot of the shared state

const kOrigin = 'This error originated either by throwing inside of an async function ' +
  'without a catch block, or by rejecting a promise which was not handled with .catch().';

let state = [0, 0, 0];
let mode = throwMode;
let lastId = 0;
let multipleResolvesWarned = false;

/** @type {WeakMap<Promise, {reason: any, id: number, reported: boolean}>} */
const unhandled = new WeakMap();
let pending = [];
let handledLate = [];

/** The uncaught exception that stands for a rejection whose reason is no error. */
class UnhandledPromiseRejection extends Error {
  code = 'ERR_UNHANDLED_REJECTION';

  constructor(reason) {
    super(`${kOrigin} The promise rejected with the reason "${describe(reason)}".`);
    Object.defineProperty(this, 'name', {
      __proto__: null, value: 'UnhandledPromiseRejection', writable: true, enumerable: true, configurable: true,
    });
    Error.captureStackTrace(this, UnhandledPromiseRejection);
  }
}

/**
 * A reason as text, without running any code of the user's.
 * @param {any} value
 * @returns {string}
 */
function describe(value) {
  if (typeof value === 'string') return value;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return String(value);
  }
  return require('internal/process/describe').describeObject(value);
}

function onRejection(type, promise, reason) {
  switch (type) {
    case kRejectWithNoHandler:
      unhandled.set(promise, { reason, id: ++lastId, reported: false, frame: track.tracker?.capture() });
      pending.push(promise);
      state[kRejections] = 1;
      break;
    case kHandlerAddedAfterReject:
      onHandledLate(promise);
      break;
    case kRejectAfterResolved:
      onMultipleResolves('reject', promise, reason);
      break;
    case kResolveAfterResolved:
      onMultipleResolves('resolve', promise, reason);
      break;
  }
}

function onHandledLate(promise) {
  const record = unhandled.get(promise);
  if (record === undefined) return;
  unhandled.delete(promise);
  if (!record.reported) return;
  // Made here: its stack then shows who added the handler.
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${record.id})`);
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = record.id;
  Error.captureStackTrace(warning, onHandledLate);
  handledLate.push({ promise, warning });
  state[kRejections] = 1;
}

function onMultipleResolves(type, promise, value) {
  if (process.listenerCount('multipleResolves') === 0) return;
  if (!multipleResolvesWarned) {
    multipleResolvesWarned = true;
    process.emitWarning('The multipleResolves event has been deprecated.', 'DeprecationWarning', 'DEP0160');
  }
  // The listeners run at once: the promise may be gone in the next tick.
  process.emit('multipleResolves', type, promise, value);
}

/**
 * Tells of the promises that are still unhandled and of those that were handled
 * after all.
 * @returns {boolean} whether there was something to tell, so that there may be new ticks
 */
function processRejections() {
  if (pending.length === 0 && handledLate.length === 0) return false;
  while (handledLate.length > 0) {
    const { promise, warning } = handledLate.shift();
    if (!process.emit('rejectionHandled', promise)) process.emitWarning(warning);
  }
  const batch = pending;
  pending = [];
  for (const promise of batch) {
    const record = unhandled.get(promise);
    if (record === undefined || record.reported) continue;
    record.reported = true;
    // In the async context in which the promise was rejected.
    if (record.frame === undefined) mode(promise, record);
    else track.tracker.runInFrame(record.frame, mode, undefined, promise, record);
  }
  return true;
}

function emitUnhandled(promise, record) {
  return process.emit('unhandledRejection', record.reason, promise);
}

/* The modes */

function throwMode(promise, record) {
  if (emitUnhandled(promise, record)) return;
  triggerUncaught(toError(record.reason), true);
}

function strictMode(promise, record) {
  triggerUncaught(toError(record.reason), true);
  if (!emitUnhandled(promise, record)) warn(record);
}

function warnMode(promise, record) {
  emitUnhandled(promise, record);
  warn(record);
}

function noneMode(promise, record) {
  emitUnhandled(promise, record);
}

function warnWithErrorCodeMode(promise, record) {
  if (emitUnhandled(promise, record)) return;
  warn(record);
  process.exitCode = 1;
}

const modes = {
  __proto__: null,
  'throw': throwMode,
  'strict': strictMode,
  'warn': warnMode,
  'none': noneMode,
  'warn-with-error-code': warnWithErrorCodeMode,
};

function toError(reason) {
  if (isErrorLike(reason)) return reason;
  const error =
    new UnhandledPromiseRejection(reason);
  return error;
}

function warn({ reason, id }) {
  const warning = new Error(
    'Unhandled promise rejection. This error originated either by throwing inside of an async function ' +
    'without a catch block, or by rejecting a promise which was not handled with .catch(). To terminate ' +
    'the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` (see ' +
    `https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: ${id})`);
  warning.name = 'UnhandledPromiseRejectionWarning';
  Object.defineProperty(warning, 'name', { __proto__: null, enumerable: false });
  // Only the reason has a stack that says something.
  warning.stack = `${warning.name}: ${warning.message}`;
  let text;
  try {
    if (isErrorLike(reason)) {
      text = reason.stack;
      warning.stack = text;
    }
  } catch {
    // A getter of the user's: the reason is then described like any object.
  }
  process.emitWarning(typeof text === 'string' ? text : describe(reason), 'UnhandledPromiseRejectionWarning');
  process.emitWarning(warning);
}

/**
 * Sets what happens to unhandled rejections.
 * @param {string} name the value of --unhandled-rejections
 */
function setMode(name) {
  mode = modes[name] ?? throwMode;
}

/**
 * Connects with the engine. Once a thread, from setupTaskQueue.
 * @param {Uint32Array} shared the loop's state
 */
function setup(shared) {
  state = shared;
  setRejectionCallback(onRejection);
}

module.exports = { setup, setMode, processRejections };

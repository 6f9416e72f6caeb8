'use strict';
// What makes a thread out of loaded built-ins: the hooks for the engine, the globals, and the options
// of this very thread. Everything before `start` could come from a snapshot.

const errorsBinding = internalBinding('errors');
const loop = internalBinding('loop');

let requireBuiltin;

/**
 * Runs once per thread, called by the loader.
 * @param {Function} req the loader's require
 */
function start(req) {
  requireBuiltin = req;
  const options = internalBinding('thread').options();
  require('internal/bootstrap/realm').set(req, options);
  connectEngine();
  require('internal/process/object').boot(options);
  require('internal/process/warning').boot(options.flags);
  require('internal/process/promises').setMode(options.flags.unhandledRejections);
  require('internal/process/fatal').boot(options.flags);
  require('internal/bootstrap/globals').define();
  if (!options.isMainThread) require('internal/worker/thread').boot(options);
}

function connectEngine() {
  const { defineErrorPrepareStackTrace, prepareStackTraceCallback } = require('internal/errors');
  const { getTimerCallbacks } = require('internal/timers');
  const { setupTaskQueue, runNextTicks } = require('internal/process/task_queues');
  const { handleUncaught } = require('internal/process/fatal');
  setupTaskQueue();
  const { runTimers, runImmediates } = getTimerCallbacks();
  loop.setCallbacks({ runTimers, runImmediates, runTicks: runNextTicks });
  errorsBinding.setUncaughtHandler(handleUncaught);
  // Stacks of coded errors begin with "Name [CODE]: message".
  errorsBinding.setPrepareStackTrace(prepareStackTraceCallback);
  defineErrorPrepareStackTrace();
  errorsBinding.setHooks({
    makeError,
    dataCloneError,
    start: runMain,
    beforeExit,
    exit,
    event,
    deliver: (id, value, ports, error) => toPort(id, value, ports, error),
    deliverMade: (id, make, ...values) => toPort(id, make(...values)),
    portClosed: (id) => require('internal/worker/ports').closed(id),
    makePort: (id, via) => require('internal/worker/ports').arrive(id, via),
    packHost: (object, inList) => require('internal/transferable').packHost(object, inList),
    makeHost: (info, data, handle) => require('internal/transferable').makeHost(info, data, handle),
    hostMoved: (object) => require('internal/transferable').hostMoved(object),
  });
}

// Replaced by internal/worker/ports' own, which is loaded with the first message.
let toPort = (...args) => {
  toPort = require('internal/worker/ports').deliver;
  toPort(...args);
};

// The error of a failed operation. Its stack begins with whoever called the operation; for one that
// failed on a goroutine there is nobody.
function makeError(info) {
  if (info.base === 'DataCloneError') return dataCloneError(info.message);
  return require('internal/errors').makeFromNative(info, makeError);
}

function dataCloneError(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'DataCloneError');
}

function runMain() {
  const options = require('internal/bootstrap/realm').options();
  if (!options.isMainThread) require('internal/worker/thread').tellOnline();
  require('internal/bootstrap/run').run(options);
}

function beforeExit() {
  process.emit('beforeExit', process.exitCode ?? 0);
}

// The loop has ended: 'exit' is emitted, and the code it leaves is the thread's.
function exit() {
  const { unsettled } = require('internal/bootstrap/run');
  const code = process.exitCode;
  if (!process._exiting) {
    process._exiting = true;
    // Listeners get the code from before, and find 13 in process.exitCode.
    if (code === undefined && unsettled()) process.exitCode = 13;
    process.emit('exit', code ?? 0);
  }
  require('internal/process/exit').endOfLoop();
  return Number(process.exitCode ?? code ?? 0);
}

// Something that concerns this thread and belongs to no request: kind, then its arguments.
function event(kind, ...args) {
  if (kind === 'worker') return require('internal/worker/worker').onNative(...args);
  if (kind === 'lock') return require('internal/worker/locks').onNative(...args);
}

module.exports = { start };

'use strict';
// What makes a thread out of loaded built-ins: the hooks for the engine and the globals, which a start-up snapshot
// holds, then the options of this very thread.

const errorsBinding = internalBinding('errors');
const loop = internalBinding('loop');

let requireBuiltin = null;

/**
 * Does what is the same for all threads; once, whether for a snapshot or in the thread itself.
 * @param {Function} req the loader's require
 */
function prepare(req) {
  if (requireBuiltin !== null) return;
  requireBuiltin = req;
  connectEngine();
  require('internal/process/object');
  require('internal/bootstrap/globals').define();
}

/** Runs once per thread, after prepare. */
function start() {
  const options = internalBinding('thread').options();
  require('internal/bootstrap/realm').set(requireBuiltin, options);
  connectLoop();
  require('internal/process/object').boot(options);
  require('internal/process/warning').boot(options.flags);
  require('internal/process/promises').setMode(options.flags.unhandledRejections);
  require('internal/process/fatal').boot(options.flags);
  if (!options.isMainThread) require('internal/worker/thread').boot(options);
}

// The words of state that JavaScript and the loop share are the thread's own.
function connectLoop() {
  require('internal/process/task_queues').setupTaskQueue();
  const { runTimers, runImmediates } = require('internal/timers').getTimerCallbacks();
  loop.setCallbacks({ runTimers, runImmediates, runTicks: require('internal/process/task_queues').runNextTicks });
}

function connectEngine() {
  const { defineErrorPrepareStackTrace, prepareStackTraceCallback } = require('internal/errors');
  const { handleUncaught } = require('internal/process/fatal');
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

module.exports = { prepare, start };

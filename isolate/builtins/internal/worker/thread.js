'use strict';
// Inside a Worker: its end of the two channels to the parent, workerData, and how its errors leave.

const { adopt, receiveMessageOnPort } = require('internal/worker/ports');

let parentPort = null;
let control = null;
let workerData = null;
let resourceLimits;
let toGo = false; // the parent is a Go program

/**
 * Once a thread, before the program.
 * @param {object} options of the thread
 */
function boot(options) {
  parentPort = adopt(options.worker.port);
  control = adopt(options.worker.control);
  const { message } = receiveMessageOnPort(control);
  workerData = message.workerData;
  toGo = message.plain === true;
  if (message.environment !== undefined) require('internal/worker/environment').inherit(message.environment);
  if (options.keepRawFds) require('internal/fs/utils').keepRaw();
  const { ChildStreams } = require('internal/worker/stdio');
  const streams = new ChildStreams(control, message.stdin === true);
  require('internal/process/fatal').setFatalReporter(reportFatal);
  require('internal/process/exit').setBeforeEnd(() => streams.flush());
}

/** The last before the program: from here on the parent can read the loop's utilization. */
function tellOnline() {
  control.postMessage({ type: 'online' });
}

// An error that nobody took goes to the parent as itself.
function reportFatal(error, code) {
  try {
    const { describe, asPlain } = require('internal/worker/error_message');
    control.postMessage(toGo ? asPlain(error) : describe(error));
  } catch {
    control.postMessage({ type: 'unspeakable' });
  }
  require('internal/process/exit').reallyExit(code);
}

module.exports = {
  boot,
  tellOnline,
  getParentPort: () => parentPort,
  getWorkerData: () => workerData,
  getResourceLimits: () => (resourceLimits ??= internalBinding('thread').limits()),
};

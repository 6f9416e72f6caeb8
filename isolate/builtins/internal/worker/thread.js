'use strict';
// Inside a Worker: its end of the two channels to the parent, workerData, and how its errors leave.

const { adopt, receiveMessageOnPort } = require('internal/worker/ports');

let parentPort = null;
let control = null;
let workerData = null;
let resourceLimits = {};

/**
 * Once a thread, before the program.
 * @param {object} options of the thread
 */
function boot(options) {
  parentPort = adopt(options.worker.port);
  control = adopt(options.worker.control);
  resourceLimits = options.worker.limits ?? {};
  const { message } = receiveMessageOnPort(control);
  workerData = message.workerData;
  require('internal/worker/worker').inheritEnvironmentData(message.environment ?? new Map());
  require('internal/process/fatal').setFatalReporter(reportFatal);
  require('internal/worker/stdio').installChildStreams(control, message);
  control.postMessage({ type: 'online' });
}

// An error that nobody took goes to the parent as itself; what cannot be cloned goes as its inspect text.
function reportFatal(error, code) {
  const { exit } = internalBinding('process');
  try {
    control.postMessage(require('internal/worker/error_message').describe(error));
  } catch {
    control.postMessage({ type: 'error', error: asText(error) });
  }
  exit(code);
}

function asText(error) {
  try {
    return require('internal/util/inspect').inspect(error);
  } catch {
    return 'an error that cannot be shown';
  }
}

module.exports = {
  boot,
  getParentPort: () => parentPort,
  getWorkerData: () => workerData,
  getResourceLimits: () => resourceLimits,
};

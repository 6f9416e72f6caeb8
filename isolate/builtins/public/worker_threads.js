'use strict';
// node:worker_threads. What it exports depends on the thread, so it is assembled at the first require.

const ports = require('internal/worker/ports');
const worker = require('internal/worker/worker');
const { BroadcastChannel } = require('internal/worker/broadcast');
const marks = require('internal/worker/marks');
const environment = require('internal/worker/environment');
const realm = require('internal/bootstrap/realm');

const { isMainThread, threadId, threadName } = realm.options();
const thread = isMainThread ? undefined : require('internal/worker/thread');

function postMessageToThread(threadId, value, transferList, timeout) {
  return require('internal/worker/messaging').postMessageToThread(threadId, value, transferList, timeout);
}

module.exports = {
  // No thread of the runtime's own runs JavaScript.
  isInternalThread: false,
  isMainThread,
  MessagePort: ports.MessagePort,
  MessageChannel: ports.MessageChannel,
  markAsUntransferable: marks.markAsUntransferable,
  moveMessagePortToContext(...args) {
    return require('internal/worker/moved_ports').moveMessagePortToContext(...args);
  },
  isMarkedAsUntransferable: marks.isMarkedAsUntransferable,
  markAsUncloneable: marks.markAsUncloneable,
  receiveMessageOnPort: ports.receiveMessageOnPort,
  resourceLimits: thread === undefined ? {} : thread.getResourceLimits(),
  postMessageToThread,
  threadId,
  threadName: isMainThread ? '' : threadName,
  SHARE_ENV: worker.SHARE_ENV,
  Worker: worker.Worker,
  parentPort: thread === undefined ? null : thread.getParentPort(),
  workerData: thread === undefined ? null : thread.getWorkerData(),
  BroadcastChannel,
  get locks() {
    return require('internal/worker/locks').locks;
  },
  setEnvironmentData: environment.setEnvironmentData,
  getEnvironmentData: environment.getEnvironmentData,
};

'use strict';
// node:worker_threads. What it exports depends on the thread, so it is assembled at the first require.

const ports = require('internal/worker/ports');
const worker = require('internal/worker/worker');
const realm = require('internal/bootstrap/realm');

const { isMainThread, threadId } = realm.options();
const thread = isMainThread ? undefined : require('internal/worker/thread');

module.exports = {
  isMainThread,
  MessagePort: ports.MessagePort,
  MessageChannel: ports.MessageChannel,
  receiveMessageOnPort: ports.receiveMessageOnPort,
  resourceLimits: thread === undefined ? {} : thread.getResourceLimits(),
  threadId,
  SHARE_ENV: worker.SHARE_ENV,
  Worker: worker.Worker,
  parentPort: thread === undefined ? null : thread.getParentPort(),
  workerData: thread === undefined ? null : thread.getWorkerData(),
  setEnvironmentData: worker.setEnvironmentData,
  getEnvironmentData: worker.getEnvironmentData,
};

'use strict';
// parentPort refs itself with its first listener; without one the Worker ends.
const { Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.postMessage('early');
  worker.postMessage('second');
  worker.on('message', (value) => log(value));
  worker.on('exit', (code) => log('exit', code));
} else {
  log(parentPort.hasRef());
  const listen = (value) => {
    log('first listener', value);
    parentPort.off('message', listen);
    log(parentPort.hasRef());
    setTimeout(() => {
      parentPort.on('message', (late) => {
        log('late listener', late);
        parentPort.postMessage('bye');
        parentPort.unref();
      });
      log(parentPort.hasRef());
    }, 20);
  };
  parentPort.on('message', listen);
  log(parentPort.hasRef());
}

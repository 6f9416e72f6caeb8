'use strict';
// A transfer list that never ends can be terminated.
const { Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.once('message', (value) => {
    log(value);
    setTimeout(() => worker.terminate().then((code) => log(code)), 20);
  });
} else {
  parentPort.postMessage('starting');
  parentPort.postMessage(1, { *[Symbol.iterator]() { for (;;) yield* []; } });
}

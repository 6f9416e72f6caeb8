'use strict';
// A Worker that closes its parentPort goes on; the parent's posts go nowhere.
const { Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('message', (value) => {
    log(value);
    worker.postMessage('nobody');
  });
  worker.on('exit', (code) => log('exit', code));
} else {
  parentPort.on('message', () => log('never'));
  parentPort.on('close', () => log('closed'));
  parentPort.postMessage('last words');
  parentPort.close();
  log(parentPort.postMessage('too late'));
}

'use strict';
// A Worker that closes its parentPort goes on; the parent's posts go nowhere.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const memory = new SharedArrayBuffer(12), worker = new Worker(__filename, { workerData: memory });
  worker.on('message', (value) => {
    log(value);
    worker.postMessage('nobody');
  });
  worker.on('exit', (code) => log('exit', code, new Int32Array(memory)));
} else {
  const seen = new Int32Array(workerData);
  parentPort.on('message', () => seen[0]++);
  parentPort.on('close', () => seen[1]++);
  parentPort.postMessage('last words');
  parentPort.close();
  seen[2] = parentPort.postMessage('too late') === undefined ? 1 : 0;
}

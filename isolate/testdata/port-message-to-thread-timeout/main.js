'use strict';
// A thread that does not answer in time.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort, postMessageToThread } = require('node:worker_threads');
if (isMainThread) {
  const memory = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(__filename, { workerData: memory });
  worker.once('message', async () => {
    await postMessageToThread(worker.threadId, 'x', [], 30).catch((e) => log(e.code, e.message));
    await postMessageToThread(worker.threadId, 'x', 30).catch((e) => log(e.code, e.message));
    Atomics.store(memory, 0, 1);
    Atomics.notify(memory, 0);
    worker.on('exit', (code) => log('exit', code));
  });
} else {
  process.on('workerMessage', () => {});
  parentPort.postMessage('blocked from now on');
  Atomics.wait(workerData, 0, 0);
}

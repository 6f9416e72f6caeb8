'use strict';
// Locks hold across threads, and end with their thread.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, locks, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.once('message', async (value) => {
    log(value);
    await locks.request('shared', { ifAvailable: true }, (lock) => log('available', lock));
    const queued = locks.request('shared', (lock) => log('granted', lock.name));
    setTimeout(() => worker.terminate(), 20);
    await queued;
    log(await locks.query());
    const memory = new Int32Array(new SharedArrayBuffer(4));
    const add = async () => { const { 0: n } = memory; await new Promise(setImmediate); memory[0] = n + 1; };
    const other = new Worker(__filename, { workerData: memory });
    for (let i = 0; i < 20; i++) await locks.request('count', add);
    await new Promise((resolve) => other.on('exit', resolve));
    log(memory[0]);
  });
} else if (workerData) {
  const add = async () => { const { 0: n } = workerData; await new Promise(setImmediate); workerData[0] = n + 1; };
  (async () => { for (let i = 0; i < 20; i++) await locks.request('count', add); })();
} else {
  locks.request('shared', () => {
    parentPort.postMessage('held by the worker');
    return new Promise(() => setInterval(() => {}, 1e6));
  });
}

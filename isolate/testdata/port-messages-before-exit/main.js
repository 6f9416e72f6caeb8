'use strict';
// What a Worker posts before it ends arrives before exit.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(__filename, { workerData: port1, transferList: [port1] });
  let count = 0, own = 0;
  worker.on('message', () => count++);
  port2.on('message', () => own++);
  const closed = new Promise((resolve) => port2.on('close', resolve));
  worker.on('exit', (code) => {
    const early = count;
    closed.then(() => log('exit', code, early, own));
  });
} else {
  for (let i = 0; i < 5000; i++) {
    parentPort.postMessage(i);
    workerData.postMessage(i);
  }
  process.exit(4);
}

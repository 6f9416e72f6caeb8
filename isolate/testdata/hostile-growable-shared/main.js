'use strict';
const { Worker } = require('worker_threads');
const shared = new SharedArrayBuffer(8, { maxByteLength: 1 << 16 });
const worker = new Worker(`
  const { parentPort, workerData } = require('worker_threads');
  const view = new Uint8Array(workerData);
  view[0] = 1;
  parentPort.postMessage([workerData.growable, view.length]);
  parentPort.once('message', () => {
    view[view.length - 1] = 2;
    parentPort.postMessage([workerData.byteLength, view.length]);
  });`, { eval: true, workerData: shared });
let round = 0;
worker.on('message', (m) => {
  console.log(m, new Uint8Array(shared)[0], new Uint8Array(shared)[shared.byteLength - 1]);
  if (round++ === 0) { shared.grow(1 << 16); worker.postMessage(0); }
});
worker.on('exit', (code) => console.log(code));

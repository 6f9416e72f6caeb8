'use strict';
// Any thread reaches any other by its number.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort, postMessageToThread, threadId } = require('node:worker_threads');
const depth = workerData?.depth ?? 0;
process.on('workerMessage', (value, source) => {
  if (!isMainThread) {
    postMessageToThread(value.back, { depth, hops: value.hops + 1, back: threadId });
    return;
  }
  log('back', value.depth, value.hops, source === value.back);
  process.removeAllListeners('workerMessage');
  delivered.then(() => worker.terminate());
});
let worker;
let delivered;
if (depth < 3) {
  worker = new Worker(__filename, { workerData: { depth: depth + 1 } });
  worker.on('message', (id) => {
    if (!isMainThread) return parentPort.postMessage(id);
    delivered = postMessageToThread(id, { back: 0, hops: 0 });
  });
} else {
  parentPort.postMessage(threadId);
}
if (!isMainThread) setInterval(() => {}, 1e6);

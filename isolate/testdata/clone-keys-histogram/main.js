'use strict';
// A RecordableHistogram and its clones, in this thread and in others, count together.
const { Worker, isMainThread, parentPort, workerData, MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { createHistogram, monitorEventLoopDelay } = require('perf_hooks');
if (isMainThread) {
  const h = createHistogram();
  const copy = structuredClone(h);
  copy.record(7);
  console.log(h.count, copy === h, copy.constructor === h.constructor);
  const watched = structuredClone(monitorEventLoopDelay());
  console.log(watched.constructor.name, typeof watched.record);
  const { port1, port2 } = new MessageChannel();
  port1.postMessage([h, { h }]);
  const [first, second] = receiveMessageOnPort(port2).message;
  console.log(first === second.h, first.count);
  port1.close();
  const worker = new Worker(__filename, { workerData: { h } });
  worker.on('message', (m) => { m.record(3); });
  worker.on('exit', () => console.log(h.count, h.min, h.max));
} else {
  workerData.h.record(77);
  new Worker(`require('worker_threads').workerData.record(99)`, { eval: true, workerData: workerData.h })
    .on('exit', () => parentPort.postMessage(workerData.h));
}

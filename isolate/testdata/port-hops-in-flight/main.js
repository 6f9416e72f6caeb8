'use strict';
// A port goes down through nested Workers and up again while messages are on their way.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(__filename, { workerData: { depth: 1 } });
  let sent = 0;
  const timer = setInterval(() => { for (let i = 0; i < 10; i++) port1.postMessage(sent++); }, 1);
  worker.postMessage(port2, [port2]);
  worker.once('message', (port) => {
    clearInterval(timer);
    port1.postMessage('end');
    let next = 0;
    port.on('message', (value) => {
      if (value === 'end') {
        log('in order', next === sent, sent > 0);
        port.close();
        worker.terminate();
      } else if (value !== next++) {
        log('out of order', value, next);
      }
    });
  });
} else if (workerData.depth < 3) {
  const worker = new Worker(__filename, { workerData: { depth: workerData.depth + 1 } });
  parentPort.on('message', (port) => worker.postMessage(port, [port]));
  worker.on('message', (port) => parentPort.postMessage(port, [port]));
} else {
  parentPort.on('message', (port) => parentPort.postMessage(port, [port]));
}

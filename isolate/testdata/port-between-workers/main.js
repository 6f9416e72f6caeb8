'use strict';
// Two Workers talk over a channel that their parent has made.
const { MessageChannel, Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const { port1, port2 } = new MessageChannel();
  const one = new Worker(__filename), two = new Worker(__filename);
  one.postMessage({ port: port1, first: true }, [port1]);
  two.postMessage({ port: port2, first: false }, [port2]);
  two.on('message', (value) => log(value));
  const ended = (worker) => new Promise((resolve) => worker.on('exit', resolve));
  Promise.all([ended(one), ended(two)]).then((codes) => log(codes));
} else {
  parentPort.once('message', ({ port, first }) => {
    if (first) port.postMessage([0]);
    port.on('message', (list) => {
      if (list.length === 10) {
        if (!first) parentPort.postMessage(list);
        return port.close();
      }
      port.postMessage([...list, list.length]);
    });
    port.on('close', () => {});
  });
}

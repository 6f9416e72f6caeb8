'use strict';
// A thread that ends leaves its channels, terminated or not.
const { BroadcastChannel, Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const channel = new BroadcastChannel('ends');
  const worker = new Worker(__filename);
  channel.onmessage = ({ data }) => {
    log(data);
    worker.terminate().then((code) => {
      log(code);
      channel.postMessage('nobody');
      channel.close();
    });
  };
  worker.on('exit', () => log('exit'));
} else {
  const channel = new BroadcastChannel('ends');
  channel.onmessage = () => {};
  channel.postMessage('from the worker');
  new BroadcastChannel('ends').postMessage;
}

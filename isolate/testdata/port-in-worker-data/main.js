'use strict';
// A port in workerData, with and without transferList.
const { MessageChannel, MessagePort, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const { port1, port2 } = new MessageChannel();
  attempt('not listed', () => new Worker(__filename, { workerData: { port: port1 } }));
  attempt('not listed', () => new Worker(__filename, { workerData: port1, transferList: [] }));
  attempt('invalid', () => new Worker(__filename, { workerData: 1, transferList: [{}] }));
  attempt('twice', () => new Worker(__filename, { workerData: port1, transferList: [port1, port1] }));
  port2.postMessage('queued before the worker was there');
  const worker = new Worker(__filename, { workerData: { port: port1, bytes: new Uint8Array([1, 2]) }, transferList: [port1] });
  log(port1.postMessage('dead'));
  port2.on('message', (value) => log(value));
  const closed = new Promise((resolve) => port2.on('close', resolve));
  worker.on('exit', (code) => closed.then(({ type }) => log(type, code)));
} else {
  const { port, bytes } = workerData;
  port.postMessage([port instanceof MessagePort, bytes, receiveMessageOnPort(port)]);
  port.close();
}

'use strict';
// The second argument of postMessage in all its forms.
const { MessageChannel, MessagePort, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { port1, port2 } = new MessageChannel();
  attempt('none', () => port1.postMessage());
  for (const bad of [2, 'abc', true, 1n, Symbol('s')]) attempt(typeof bad, () => port1.postMessage(1, bad));
  for (const good of [null, undefined, {}, [], () => {}, new Map(), { transfer: undefined }, { transfer: [] }]) {
    attempt(typeof good, () => port1.postMessage(1, good));
  }
  for (const bad of [1, 'ab', null, {}, true]) attempt('transfer', () => port1.postMessage(1, { transfer: bad }));
  for (const bad of [1, null, {}, 'x', undefined, () => {}, new SharedArrayBuffer(8), new Uint8Array(8), new Map()]) {
    attempt('entry', () => port1.postMessage(1, [bad]));
  }
  attempt('this', () => MessagePort.prototype.postMessage.call({}, 1));
  attempt('this', () => port1.postMessage.call(undefined, 1));
  let count = 0;
  while (receiveMessageOnPort(port2) !== undefined) count++;
  log(count, 'arrived');
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

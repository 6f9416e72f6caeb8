'use strict';
// SharedArrayBuffers are shared, and have no place in a transfer list.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
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
  const shared = new SharedArrayBuffer(8), view = new Int32Array(shared, 4);
  attempt('list', () => port1.postMessage(1, [shared]));
  attempt('list', () => structuredClone(1, { transfer: [shared] }));
  port1.postMessage({ shared, view });
  const { message } = receiveMessageOnPort(port2);
  Atomics.store(message.view, 0, 5);
  log(view[0], message.shared === shared, message.view.buffer === message.shared, message.view.byteOffset);
  log(structuredClone(shared) === shared, new Int32Array(structuredClone(shared))[1]);
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

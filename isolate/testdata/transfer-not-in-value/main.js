'use strict';
// What stands in the list is taken though the value does not have it.
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
  const buffers = [new ArrayBuffer(1), new ArrayBuffer(2), new ArrayBuffer(0)];
  log(port1.postMessage(buffers[1], buffers), buffers.map((buffer) => buffer.byteLength));
  log(receiveMessageOnPort(port2).message);
  attempt('empty one again', () => port1.postMessage(1, [buffers[2]]));
  attempt('empty one in the value', () => port1.postMessage(buffers[2]));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

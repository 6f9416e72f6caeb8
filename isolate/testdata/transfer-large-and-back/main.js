'use strict';
// Memory goes to a Worker and comes back, and is never copied by name or number.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  let bytes = new Uint8Array(1 << 20).fill(7);
  for (let i = 0; i < 5; i++) {
    port1.postMessage(bytes, [bytes.buffer]);
    log(bytes.length);
    bytes = receiveMessageOnPort(port2).message;
    bytes[i] = i;
  }
  log(bytes.length, bytes.subarray(0, 8));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

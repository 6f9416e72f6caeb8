'use strict';
// The example of receiveMessageOnPort in the documentation.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ hello: 'world' });

  console.log(receiveMessageOnPort(port2));
  // Prints: { message: { hello: 'world' } }
  console.log(receiveMessageOnPort(port2));
  // Prints: undefined
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

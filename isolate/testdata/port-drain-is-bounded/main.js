'use strict';
// Two ports that ping-pong for ever starve neither timers nor immediates.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  let count = 0;
  port1.on('message', () => { count++; port1.postMessage(0); });
  port2.on('message', () => { count++; port2.postMessage(0); });
  port1.postMessage(0);
  do await new Promise((resolve) => setTimeout(resolve, 1)); while (count < 10);
  log('timer');
  await new Promise((resolve) => setImmediate(resolve));
  log('immediate');
  port1.close();
  await new Promise((resolve) => port2.on('close', resolve));
  log('closed');
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// A port whose prototype was taken away closes without a word.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  Object.setPrototypeOf(port1, null);
  port2.on('close', () => log('close'));
  port2.close();
  await new Promise((resolve) => port2.on('close', resolve));
  await new Promise(setImmediate);
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

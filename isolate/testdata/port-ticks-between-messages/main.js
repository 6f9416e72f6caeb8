'use strict';
// nextTicks and microtasks run between two messages.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (value) => {
    log('message', value);
    process.nextTick(() => log('tick', value));
    Promise.resolve().then(() => log('microtask', value));
  });
  port2.postMessage(1);
  port2.postMessage(2);
  await turns();
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

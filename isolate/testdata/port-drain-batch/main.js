'use strict';
// A drain delivers what was there as it began, or 1000; what a handler posts to its own port may be among them.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  let count = 0;
  const seen = [];
  setImmediate(() => seen.push(['immediate', count]));
  await new Promise((resolve) => {
    port1.on('message', () => {
      if (++count === 1) setImmediate(() => seen.push(['next immediate', count]));
      if (count < 2500) port2.postMessage(0);
      else resolve();
    });
    port2.postMessage(0);
  });
  log(seen.map(([name]) => name), seen[1][1]);
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// Ports are served in the order in which they were made, each with all that waits; later ones in the same turn.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const a = new MessageChannel(), b = new MessageChannel(), c = new MessageChannel();
  c.port1.on('message', (value) => {
    log('c1', value);
    a.port2.postMessage('from c');
    b.port1.postMessage('from c');
  });
  b.port1.on('message', (value) => {
    log('b1', value);
    c.port2.postMessage('from b');
    setImmediate(() => log('immediate'));
  });
  b.port2.on('message', (value) => log('b2', value));
  a.port1.on('message', (value) => log('a1', value));
  c.port2.postMessage(1);
  b.port2.postMessage(1);
  a.port2.postMessage(1);
  a.port2.postMessage(2);
  await turns();
  for (const { port1 } of [a, b, c]) port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

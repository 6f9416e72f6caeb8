'use strict';
// Ports that close in one turn emit close in libuv's order: the last one first.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const ports = [];
  for (let i = 0; i < 3; i++) {
    const { port1, port2 } = new MessageChannel();
    port1.on('close', () => log('a', i));
    port2.on('close', () => log('b', i));
    ports.push(port1, port2);
  }
  for (const port of ports) port.close();
  setImmediate(() => log('immediate'));
  process.nextTick(() => log('tick'));
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

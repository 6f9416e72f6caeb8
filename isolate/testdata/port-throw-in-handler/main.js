'use strict';
// What a listener throws is an uncaught exception of its own; the other listeners and messages go on.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  const caught = (error, origin) => log('caught', error.message, origin);
  process.on('uncaughtException', caught);
  port1.on('message', (value) => {
    log('first', value);
    if (value === 1) throw new Error('in on');
  });
  port1.addEventListener('message', ({ data }) => {
    log('second', data);
    if (data === 2) throw new Error('in addEventListener');
  });
  port1.on('message', async (value) => {
    if (value === 3) throw new Error('in an async function');
  });
  for (let i = 1; i < 4; i++) port2.postMessage(i);
  await turns();
  port1.close();
  await turns();
  process.off('uncaughtException', caught);
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

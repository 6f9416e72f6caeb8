'use strict';
// A once listener takes one message; the others wait for the next listener.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  for (let i = 0; i < 3; i++) port2.postMessage(i);
  port1.once('message', (value) => log('once', value));
  await turns();
  log(port1.hasRef(), port1.listenerCount('message'));
  port1.on('message', (value) => log('on', value));
  await turns();
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

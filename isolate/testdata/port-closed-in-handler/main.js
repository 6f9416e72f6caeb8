'use strict';
// A handler that closes its port still gets what was queued in that batch.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (value) => {
    log(value);
    port1.close();
    if (value === 1) log(receiveMessageOnPort(port1));
  });
  port1.on('close', () => log('close'));
  for (let i = 1; i < 6; i++) port2.postMessage(i);
  await turns();
  log(receiveMessageOnPort(port1));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

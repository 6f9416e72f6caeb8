'use strict';
// A port that is listened to after its peer has closed still gets the messages.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port2.on('close', () => log('close'));
  port1.postMessage('one');
  port1.postMessage('two');
  port1.close();
  await turns();
  port2.on('message', (value) => log(value));
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

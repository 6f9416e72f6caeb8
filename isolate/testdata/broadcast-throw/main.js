'use strict';
// What a listener throws does not keep a message from the others.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const a = new BroadcastChannel('throw'), b = new BroadcastChannel('throw'), c = new BroadcastChannel('throw');
  const caught = (error) => log('caught', error.message);
  process.on('uncaughtException', caught);
  b.onmessage = ({ data }) => { log('b', data); throw new Error(`b ${data}`); };
  c.onmessage = ({ data }) => log('c', data);
  a.postMessage(1);
  a.postMessage(2);
  await turns();
  process.off('uncaughtException', caught);
  for (const channel of [a, b, c]) channel.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

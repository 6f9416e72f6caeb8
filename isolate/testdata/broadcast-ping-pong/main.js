'use strict';
// Two BroadcastChannels that answer each other for ever starve nobody.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const a = new BroadcastChannel('ping'), b = new BroadcastChannel('ping');
  let count = 0;
  for (const end of [a, b]) end.onmessage = () => { count++; end.postMessage(0); };
  a.postMessage(0);
  do await new Promise((resolve) => setTimeout(resolve, 1)); while (count < 10);
  log('timer');
  a.close();
  b.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// An open BroadcastChannel keeps its thread alive, an unref'd one does not.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const channel = new BroadcastChannel('refs');
  const timer = setTimeout(() => { log('alive'); channel.close(); }, 50);
  timer.unref();
  await new Promise((resolve) => channel.addEventListener('message', resolve) ?? setTimeout(resolve, 100));
  const left = new BroadcastChannel('refs');
  log(left.unref() === left, left.ref() === left);
  left.unref();
  left.onmessage = () => log('never');
  const unlistened = new BroadcastChannel('refs');
  unlistened.unref();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

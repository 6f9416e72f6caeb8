'use strict';
// An unref'd port lets the thread end, though messages could come.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (value) => log(value));
  port1.on('close', () => log('never'));
  port1.unref();
  const timer = setTimeout(() => log('never'), 1e6);
  timer.unref();
  port2.postMessage('seen');
  await turns();
  port2.ref();
  port2.unref();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

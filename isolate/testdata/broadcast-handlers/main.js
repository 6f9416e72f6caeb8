'use strict';
// onmessage and onmessageerror of a BroadcastChannel.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const from = new BroadcastChannel('handlers'), to = new BroadcastChannel('handlers');
  log(to.onmessage, to.onmessageerror);
  to.onmessage = 5;
  log(to.onmessage);
  from.postMessage('lost');
  await turns();
  to.onmessage = ({ data }) => log('first', data);
  to.addEventListener('message', ({ data }) => log('second', data));
  to.onmessage = ({ data }) => log('instead of the first', data);
  from.postMessage('x');
  await turns();
  to.onmessage = null;
  from.postMessage('y');
  await turns();
  log(to.onmessage);
  to.onmessageerror = () => {};
  log(typeof to.onmessageerror);
  from.close();
  to.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// A BroadcastChannel's listeners and AsyncLocalStorage.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { AsyncLocalStorage } = require('node:async_hooks');
  const storage = new AsyncLocalStorage();
  const to = storage.run('made', () => new BroadcastChannel('context'));
  const from = new BroadcastChannel('context');
  storage.run('listening', () => { to.onmessage = ({ data }) => log(data, storage.getStore()); });
  storage.run('posting', () => from.postMessage('message'));
  await turns();
  from.close();
  to.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// A message runs in the context in which its port was made.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { AsyncLocalStorage } = require('node:async_hooks');
  const storage = new AsyncLocalStorage();
  const { port1, port2 } = storage.run('made', () => new MessageChannel());
  storage.run('listening', () => port1.on('message', (value) => log(value, storage.getStore())));
  storage.run('closing', () => port1.on('close', () => log('close', storage.getStore())));
  storage.run('posting', () => port2.postMessage('message'));
  await turns();
  port2.close();
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

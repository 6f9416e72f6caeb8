'use strict';
// A Worker is a resource of async_hooks, and its events run in the context it was made in.
const { AsyncLocalStorage, createHook } = require('node:async_hooks');
const { Worker } = require('node:worker_threads');
const kinds = new Map();
createHook({
  init(id, type) { if (type === 'WORKER') kinds.set(id, 'init'); },
  destroy(id) { if (kinds.has(id)) kinds.set(id, 'destroy'); },
}).enable();
const storage = new AsyncLocalStorage();
storage.run('made here', () => {
  const worker = new Worker('process.exitCode = 2', { eval: true });
  for (const name of ['online', 'exit']) worker.on(name, (code) => console.log(name, code, storage.getStore()));
  worker.on('exit', () => setImmediate(() => setImmediate(() => console.log([...kinds.values()]))));
});

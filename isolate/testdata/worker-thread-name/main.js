'use strict';
// threadName in the thread and on its Worker, isInternalThread.
const { Worker, isInternalThread, threadName } = require('node:worker_threads');
const { log } = console;
const source = `const wt = require('worker_threads'); console.log(wt.threadName, wt.isInternalThread)`;

async function run(options) {
  const worker = new Worker(source, { eval: true, ...options });
  log(worker.threadName);
  await new Promise((resolve) => worker.on('exit', resolve));
  log(worker.threadName);
}

(async () => {
  log([threadName, isInternalThread]);
  await run({});
  await run({ name: 'loom' });
  await run({ name: '' });
})();

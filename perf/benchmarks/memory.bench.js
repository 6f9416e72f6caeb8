'use strict';
// Resident memory of Workers that wait, in a process that has done nothing else before: each process measures once.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const event = (worker, name) => new Promise((resolve) => worker.once(name, resolve));

bench('memory-per-idle-worker', {
  samples: 1,
  warmup: 0,
  async measure(ctx) {
    const count = 50;
    const before = process.memoryUsage.rss();
    const workers = Array.from({ length: count }, () => new Worker(`
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', () => {});
      parentPort.postMessage(0);`, { eval: true }));
    await Promise.all(workers.map((worker) => event(worker, 'message')));
    ctx.report('rss', (process.memoryUsage.rss() - before) / count, 'B');
    await Promise.all(workers.map((worker) => worker.terminate()));
  },
});

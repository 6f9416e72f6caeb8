'use strict';
// Resident memory, of a process that has done nothing else before: each process measures once.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const event = (worker, name) => new Promise((resolve) => worker.once(name, resolve));
const once = { samples: 1, warmup: 0 };

bench('memory-per-idle-worker', {
  ...once,
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

// After the benchmark above, whose 50 Workers leave memory that is used again.
bench('memory-kept-per-spawn', {
  ...once,
  async measure(ctx) {
    const spawn = async (count) => {
      for (let i = 0; i < count; i++) await event(new Worker('', { eval: true }), 'exit');
    };
    await spawn(20);
    const count = 100;
    const before = process.memoryUsage.rss();
    await spawn(count);
    ctx.report('rss', (process.memoryUsage.rss() - before) / count, 'B');
  },
});

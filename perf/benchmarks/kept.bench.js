'use strict';
// Resident memory that Workers leave behind: in a process of its own, as any others would leave some, too.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const exit = (worker) => new Promise((resolve) => worker.once('exit', resolve));

bench('memory-kept-per-spawn', {
  samples: 1,
  warmup: 0,
  async measure(ctx) {
    const spawn = async (count) => {
      for (let i = 0; i < count; i++) await exit(new Worker('', { eval: true }));
    };
    await spawn(50);
    const count = 100;
    const before = process.memoryUsage.rss();
    await spawn(count);
    ctx.report('rss', (process.memoryUsage.rss() - before) / count, 'B');
  },
});

'use strict';
// Resident memory that Workers leave behind: in a process of its own, as any others would leave some, too.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const exit = (worker) => new Promise((resolve) => worker.once('exit', resolve));
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

// The heap of the parent itself grows and shrinks meanwhile, so the medians of many readings are compared.
bench('memory-kept-per-spawn', {
  samples: 1,
  warmup: 0,
  async measure(ctx) {
    const readings = [];
    for (let i = 0; i < 200; i++) {
      await exit(new Worker('', { eval: true }));
      readings.push(process.memoryUsage.rss());
    }
    ctx.report('rss', (median(readings.slice(150)) - median(readings.slice(50, 100))) / 100, 'B');
  },
});

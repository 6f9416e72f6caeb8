'use strict';
// A benchmark of each kind, as CommonJS.
const { Worker, isMainThread } = require('node:worker_threads');
const { bench } = require('heddle:bench');

if (require.resolve('heddle:bench') !== 'heddle:bench') throw new Error('heddle:bench is resolved to something else');

bench('sync', (data) => [data]);
bench('async', async () => null);
bench('threads', { threads: 2, fn: () => [isMainThread] });
bench('own Worker', {
  warmup: 0,
  async measure(ctx) {
    ctx.start();
    await new Promise((resolve, reject) => new Worker(__filename).on('error', reject).on('exit', resolve));
    ctx.stop();
  },
});
bench('batch', { unit: 'words', amount: 2, measure: (ctx) => ctx.record(5, 1000) });
bench('process', { command: ['-p', '1'] });

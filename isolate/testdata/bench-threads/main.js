'use strict';
// threads: each Worker loads the file and runs the one benchmark it was started for, all at the same time.
const { threadId, isMainThread, Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const short = { minTime: 1, samples: 2, warmup: 1 };

bench('three', {
  ...short,
  threads: 3,
  setup(ctx) {
    ctx.report('thread', ctx.thread, 'number');
    ctx.report('main', Number(isMainThread), 'flag');
    ctx.report('threads', ctx.threads, 'number');
  },
  fn: () => threadId,
});

bench('async', { ...short, threads: 2, fn: async () => null });

bench('measure', {
  ...short,
  threads: 2,
  warmup: 0,
  measure(ctx) {
    for (let i = 0; i < 100; i++) ctx.record(1000);
  },
});

bench('fails in one', {
  ...short,
  threads: 2,
  fn(data, ctx) {
    if (ctx.thread === 1) throw new RangeError('planned');
  },
});

bench('ends', { ...short, threads: 2, fn: () => process.exit(3) });

if (isMainThread) {
  // A Worker of the file's own registers, and runs nothing.
  const own = new Promise((resolve) => new Worker(__filename, { workerData: 'own' }).on('exit', resolve));
  own.then((code) => process.on('exit', () => process.stdout.write(`own Worker: ${code}\n`)));
  const hide = (part) => /op|samples|p99/.test(part) ? part.replace(/\d[\d.]*/g, '#').replace(/(ns|us|ms|s)\/op/, 'time/op') : part;
  console.log = (line) => process.stdout.write(`${line.split(/ {2,}/).map(hide).join('  ')}\n`);
  console.error = (line) => process.stdout.write(`${line.split('\n')[0].replace(/ {2,}/g, '  ')}\n`);
}

'use strict';
// A file of benchmarks is an ordinary program: what it registers runs after its main script, one after the other; setup
// and teardown once, around all operations, with what setup gave.
const { bench } = require('heddle:bench');

const seen = [];
const see = (what) => {
  if (!seen.includes(what)) seen.push(what);
};
const short = { minTime: 1, samples: 3, warmup: 1 };

bench('sync', {
  ...short,
  setup(ctx) {
    see(`setup of ${ctx.name}, thread ${ctx.thread} of ${ctx.threads}, data ${ctx.data}`);
    return { n: 1 };
  },
  fn(data, ctx) {
    see(`fn with ${JSON.stringify(data)}, ${ctx.data === data}, ${this === undefined}`);
  },
  teardown(ctx) {
    see(`teardown with ${JSON.stringify(ctx.data)}`);
  },
});

let running = 0;
bench('async', {
  ...short,
  setup: async () => 'async data',
  async fn(data) {
    if (running++ !== 0) see('two at a time');
    await null;
    running--;
    see(`async fn with ${data}`);
  },
  teardown: async () => see('async teardown'),
});

bench('measure', {
  ...short,
  warmup: 0,
  async measure(ctx) {
    see('measure');
    ctx.start();
    await null;
    ctx.stop();
    ctx.record(100);
    ctx.report('answer', 42, 'things/s');
  },
});

bench('function', () => see('function'));

const { log } = console;
console.log = (line) => {
  const name = line.slice(0, 'function'.length).trim();
  see(`line of ${name}: ${line.includes('/op') ? 'time' : 'no time'}${line.includes('answer 42 things/s') ? ', answer' : ''}`);
};
see('main script ends');
process.on('exit', () => seen.forEach((what) => log(what)));

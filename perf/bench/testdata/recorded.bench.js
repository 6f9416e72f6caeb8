'use strict';
// What report.json is of: a benchmark of each kind.
const { bench } = require('heddle:bench');

const list = Array.from({ length: 1000 }, (_, i) => i * 1.5);

bench('clone list', { fn: () => structuredClone(list), bytes: 8000 });
bench('await', async () => null);
bench('sum', { threads: 2, fn: () => list.reduce((a, b) => a + b) });
bench('immediate', {
  unit: 'turns',
  async measure(ctx) {
    ctx.start();
    await new Promise(setImmediate);
    ctx.stop();
  },
});
bench('memory', { samples: 1, warmup: 0, measure: (ctx) => ctx.report('heap', process.memoryUsage().heapUsed, 'B') });
bench('factor', { measure: (ctx) => ctx.report('gain', 1.9 + performance.now() % 1 / 10, 'x') });
bench('fails', () => { throw new Error('planned'); });
bench('process -p 1', { command: ['-p', '1'] });

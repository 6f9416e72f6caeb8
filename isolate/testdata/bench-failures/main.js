'use strict';
// A benchmark that fails does not keep the others from running; the program's exit status is 1.
const { bench } = require('heddle:bench');

const short = { minTime: 1, samples: 1, warmup: 0 };
const planned = () => { throw new TypeError('planned'); };

bench('fn throws', planned);
bench('fn rejects', async () => planned());
bench('not an error', () => { throw 'text'; });
bench('setup throws', { ...short, setup: planned, fn() {} });
bench('teardown throws', { ...short, fn() {}, teardown: planned });
bench('measure throws', { ...short, measure: planned });
bench('measure does nothing', { ...short, measure() {} });
bench('stop alone', { ...short, measure: (ctx) => ctx.stop() });
bench('record of a text', { ...short, measure: (ctx) => ctx.record('1') });
bench('record in fn', { ...short, fn: (data, ctx) => ctx.record(1) });
bench('report without a unit', { ...short, measure: (ctx) => ctx.report('a', 1) });
bench('report of a text', { ...short, measure: (ctx) => ctx.report('a', '1', 'B') });
bench('report with spaces', { ...short, measure: (ctx) => ctx.report('a b', 1, 'B') });
bench('command', { ...short, command: ['-p', '1'] });
bench('goes well', { ...short, measure: (ctx) => ctx.report('a', 1, 'B') });

const show = (line) => process.stdout.write(`${line.split('\n')[0].replace(/ {2,}/g, ': ')}\n`);
console.log = show;
console.error = show;

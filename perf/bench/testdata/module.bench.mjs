// The same as an ES module, and what bench() refuses where Heddle's own errors are not there.
import { bench } from 'heddle:bench';
import whole from 'heddle:bench';

if (whole.bench !== bench) throw new Error('two of heddle:bench');
await null;

bench('module', () => [1]);
bench('module threads', { threads: 2, fn: () => [2] });

let codes = 0;
for (const args of [[], ['module', () => {}], ['x', 1], ['x', { fn: 1 }], ['x', { fn() {}, threads: 0 }], ['x', { fn() {}, samples: 0.5 }]]) {
  try {
    bench(...args);
  } catch ({ code }) {
    if (/^ERR_(INVALID_ARG|OUT_OF_RANGE)/.test(code)) codes++;
  }
}
if (codes !== 6) throw new Error(`${codes} of 6 calls were refused`);
bench('arguments', { samples: 1, warmup: 0, measure: (ctx) => ctx.report('codes', codes, 'number') });

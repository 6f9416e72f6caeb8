// The main script of an ES module ends with its last top-level await: benchmarks wait for that.
import { setTimeout } from 'node:timers/promises';
import { bench } from 'heddle:bench';

const short = { minTime: 1, samples: 1, warmup: 0 };
bench('first', { ...short, measure: (ctx) => ctx.report('a', 1, 'B') });
await setTimeout(20);
console.log('still the main script');
bench('second', { ...short, measure: (ctx) => ctx.report('b', 2, 'B') });
await null;
console.log('its end');

'use strict';
// A heap snapshot of half a million objects, written and read to its end.
const v8 = require('node:v8');
const { bench } = require('heddle:bench');

bench('heap-snapshot-500k-objects', {
  samples: 1,
  warmup: 0,
  setup: () => Array.from({ length: 500_000 }, (_, i) => ({ i })),
  async measure(ctx) {
    ctx.start();
    for await (const chunk of v8.getHeapSnapshot()) void chunk;
    ctx.stop();
  },
});

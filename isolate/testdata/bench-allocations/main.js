'use strict';
// Bytes of the heap that an operation allocates: those of V8's objects with compressed pointers, to the byte. Lists are
// left out: V8 adds some bytes to each until their code is optimized, which the warm-up sees to for the others.
const { bench } = require('heddle:bench');

const short = { minTime: 10, samples: 1, warmup: 100 };
const operations = {
  'nothing': () => undefined,
  'what was there': (data) => data,
  'an object of two': () => ({ a: 1, b: 2 }),
  'an object in an object': () => ({ a: { b: { c: 1 } } }),
  'a closure': (data) => () => data,
};
for (const [name, fn] of Object.entries(operations)) bench(name, { ...short, setup: () => ({}), fn });
bench('an await', { ...short, fn: async () => null });

console.log = (line) => process.stdout.write(`${line.split(/ {2,}/).filter((part) => !/\/op$|op\/s|samples/.test(part) || part.endsWith('B/op')).join(': ')}\n`);

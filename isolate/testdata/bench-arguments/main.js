'use strict';
// What bench() refuses.
const { bench } = require('heddle:bench');

const tries = {
  'no name': () => bench(),
  'a number': () => bench(1, () => {}),
  'an empty name': () => bench(' ', () => {}),
  'no function': () => bench('a'),
  'null': () => bench('a', null),
  'a text': () => bench('a', 'text'),
  'a list': () => bench('a', []),
  'nothing to run': () => bench('a', {}),
  'fn': () => bench('a', { fn: 1 }),
  'measure': () => bench('a', { measure: 1 }),
  'two forms': () => bench('a', { fn() {}, measure() {} }),
  'setup': () => bench('a', { fn() {}, setup: 'text' }),
  'teardown': () => bench('a', { fn() {}, teardown: {} }),
  'command': () => bench('a', { command: 'text' }),
  'command of numbers': () => bench('a', { command: ['-p', 1] }),
  'threads': () => bench('a', { fn() {}, threads: '2' }),
  'no threads': () => bench('a', { fn() {}, threads: 0 }),
  'half a thread': () => bench('a', { fn() {}, threads: 1.5 }),
  'many threads': () => bench('a', { fn() {}, threads: 1e6 }),
  'bytes': () => bench('a', { fn() {}, bytes: '1' }),
  'no bytes': () => bench('a', { fn() {}, bytes: 0 }),
  'unit': () => bench('a', { fn() {}, unit: 1 }),
  'a unit of two words': () => bench('a', { fn() {}, unit: 'two words' }),
  'amount': () => bench('a', { fn() {}, unit: 'words', amount: '2' }),
  'no amount': () => bench('a', { fn() {}, unit: 'words', amount: 0 }),
  'minTime': () => bench('a', { fn() {}, minTime: -1 }),
  'samples': () => bench('a', { fn() {}, samples: 0 }),
  'warmup': () => bench('a', { fn() {}, warmup: NaN }),
};

for (const [what, run] of Object.entries(tries)) {
  try {
    run();
    console.log(what, 'is taken');
  } catch ({ name, code, message }) {
    console.log(`${what}: ${name} [${code}]: ${message}`);
  }
}

bench('twice', { samples: 1, minTime: 1, warmup: 0, measure: (ctx) => ctx.record(1) });
try {
  bench('twice', () => {});
} catch ({ name, code, message }) {
  console.log(`twice: ${name} [${code}]: ${message}`);
}
console.log = () => {}; // the line of what was registered

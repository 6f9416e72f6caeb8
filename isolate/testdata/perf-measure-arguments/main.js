'use strict';
// What measure() takes as its ends, and what it passes over.
const { performance } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
performance.mark('a', { startTime: 10 });
performance.mark('b', { startTime: 30 });
performance.mark('b', { startTime: 40 });
const nothing = () => {};
const a = { toString: () => 'a' };
// Times that are not whole are those of a clock.
const shown = (measure) => {
  const all = measure.toJSON();
  for (const key of ['startTime', 'duration']) if (!Number.isInteger(all[key])) all[key] = all[key] > 0 ? '+' : all[key];
  return all;
};
for (const args of [
  [], ['a'], ['a', 'b'], ['b', 'a'], [undefined, undefined], [null], [undefined, null], ['a', null], [''], ['a', ''], [5], [5, 7], [-5],
  [0, -1], [NaN], [5, NaN], [true], [Symbol('s')], ['a', Symbol('s')], [5n], [{}], [[]], [['a']], [nothing], [a], [undefined, a],
  [{ detail: null }], [{ detail: 0 }], [{ detail: nothing }], [{ other: 1 }], [{}, 'b'], [{ other: 1 }, 'b'], [{ detail: 1 }, 'b'],
  [{ start: 'a' }, 'b'], [{ end: 4 }, 'b'], [{ duration: 5 }, 'b'], [{ start: undefined }, 'b'], [{ start: null }, 'b'],
  [{ start: 'a' }], [{ end: 'b' }], [{ end: 5 }], [{ duration: 5 }], [{ duration: 'a' }], [{ duration: 'a', start: 5 }],
  [{ duration: 5, start: 5 }], [{ duration: -5, start: 5 }], [{ duration: 5, end: 3 }], [{ duration: NaN, end: 3 }],
  [{ duration: '3', end: 3 }], [{ start: null, end: 5 }], [{ start: 5, end: null }], [{ start: 1, end: 2, duration: null }],
  [{ start: 1, end: 2, duration: undefined }], [{ start: 1, end: 2, duration: 0 }], [{ start: 0, end: 0 }], [{ start: {}, end: 5 }],
  [{ start: a, end: 50 }], [{ start: 8n, end: 10 }], [{ start: 8, end: 10, detail: { a: [1] } }], [{ start: 'none' }], [{ end: 'none' }],
  [{ start: Symbol('s') }], [{ start: 'nodeStart', end: 'v8Start' }], ['loopStart'], ['loopExit'], ['idleTime'],
  ['environment', 'bootstrapComplete'],
]) attempt(inspect(args, { breakLength: Infinity }), () => shown(performance.measure('m', ...args)));
for (const name of [Symbol('s'), 5, undefined, null, {}]) attempt(inspect(name), () => performance.measure(name, 'a'));
attempt('none', () => performance.measure());
attempt('kept', () => performance.getEntriesByType('measure').length);
attempt('nested', () => [[[performance.measure('m', { start: 1, end: 2 })]], [[[[performance.measure('m', { start: 1, end: 2 })]]]]]);

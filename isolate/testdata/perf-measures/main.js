const { performance } = require('perf_hooks');
performance.mark('a', { startTime: 10 });
performance.mark('b', { startTime: 30 });
performance.mark('b', { startTime: 40 });
for (const args of [
  ['m', 'a', 'b'], ['m', { start: 1, end: 5, detail: [1] }], ['m', { start: 'a', duration: 5 }], ['m', { end: 'b', duration: 5 }],
  ['m', undefined, 'a'], ['m', null, 'a'],
  ['m', { start: 1, end: 2, duration: 3 }], ['m', 'nope'], ['m', 'a', 'nope'], [], ['m', { start: 1 }, 'b'], [1], ['m', { start: -5, end: 1 }], ['m', { start: '5', end: 6 }],
]) {
  try { console.log(performance.measure(...args)); } catch (err) { console.log(err.name, err.code, err.message); }
}
console.log(performance.measure('since origin').startTime, performance.measure('x', 'nodeStart', 'bootstrapComplete').duration > 0);
performance.clearMeasures();
console.log(performance.getEntriesByType('measure').length, performance.getEntriesByType('mark').length);

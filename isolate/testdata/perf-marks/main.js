const { performance, PerformanceMark } = require('perf_hooks');
console.log(performance.mark('a', { startTime: 5 }), performance.mark('b', { startTime: 6, detail: { x: [1] } }).detail);
console.log(new PerformanceMark('c', { startTime: 3 }).toJSON(), JSON.stringify(performance.mark(7, { startTime: 1 })));
for (const args of [[], ['x', { startTime: -1 }], ['x', { startTime: 'q' }], ['x', 1], ['nodeStart'], [Symbol('s')], ['d', { detail: () => 1 }]]) {
  try { performance.mark(...args); } catch (err) { console.log(err.name, err.code, err.message); }
}
console.log(performance.getEntries().map((e) => e.name), performance.getEntriesByType('mark').length, performance.getEntriesByName('a').length, performance.getEntriesByType('zz'));
performance.clearMarks('a');
console.log(performance.getEntries().length);
performance.clearMarks();
console.log(performance.getEntries().length);

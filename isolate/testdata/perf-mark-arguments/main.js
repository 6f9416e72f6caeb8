'use strict';
// Marks of odd names and times, closed constructors, checks of `this`, and what is found and forgotten.
const {
  performance, Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserverEntryList,
} = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
const time = (options) => performance.mark('a', options).startTime;
for (const startTime of [5, NaN, Infinity, -0, -1, '1', 5n, {}]) attempt(inspect(startTime), () => time({ startTime }));
attempt('none', () => [time(null), time({ startTime: null }), time(() => {})].every((t) => t > 0));
for (const options of [[], 'text', 1, true]) attempt(inspect(options), () => time(options));
for (const name of [undefined, null, { toString: () => 'object' }, 'nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete', 'idleTime', 'name', Symbol('s')]) {
  attempt(inspect(name), () => performance.mark(name, { startTime: 1 }).name);
}
for (const detail of [undefined, null, 0, new Map([[1, 2]]), () => 1, Symbol('s')]) {
  attempt(inspect(detail), () => { const { detail: copy } = performance.mark('d', { startTime: 1, detail }); return [copy, copy === detail]; });
}
class Own extends PerformanceMark {
  constructor() { super('own', { startTime: 2 }); }
}
attempt('own', () => [new Own(), new Own().toJSON(), performance.getEntriesByName('own').length, Object.keys(new Own())]);
for (const make of [() => PerformanceMark('a'), () => new PerformanceMark(), () => new PerformanceEntry(), () => new PerformanceMeasure('a'),
  () => new Performance(), () => new PerformanceObserverEntryList()]) attempt(String(make), make);
for (const [cls, keys] of [[PerformanceEntry, ['name', 'entryType', 'startTime', 'duration', 'toJSON']], [PerformanceMark, ['detail']]]) {
  for (const key of keys) {
    const { get, value } = Object.getOwnPropertyDescriptor(cls.prototype, key);
    for (const self of [{}, undefined, 1]) attempt(`${key} of ${self}`, () => (get ?? value).call(self));
  }
}
for (const key of Object.keys(Performance.prototype)) {
  const { get, value } = Object.getOwnPropertyDescriptor(Performance.prototype, key);
  for (const self of [{}, undefined]) attempt(`${key} of ${self}`, () => (get ?? value).call(self, 'a'));
}
for (const key of ['getEntriesByName', 'getEntriesByType', 'mark', 'measure', 'setResourceTimingBufferSize']) attempt(key, () => performance[key]());
attempt('timeOrigin', () => { performance.timeOrigin = 1; });
performance.clearMarks();
for (const [name, startTime] of [['b', 5], ['a', 3], ['c', 3], ['a', 9]]) performance.mark(name, { startTime });
performance.measure('a', { start: 3, end: 4 });
performance.measure('z', { start: 0, end: 4 });
const list = (entries) => entries.map((e) => `${e.entryType} ${e.name} at ${e.startTime}`).join(', ');
attempt('all', () => list(performance.getEntries()));
for (const args of [['a'], ['a', 'mark'], ['a', 'measure'], ['a', undefined], ['a', null], ['a', 'resource'], [undefined], [Symbol('s')]]) {
  attempt(inspect(args), () => list(performance.getEntriesByName(...args)));
}
for (const type of ['mark', undefined, { toString: () => 'measure' }, Symbol('s')]) attempt(inspect(type), () => list(performance.getEntriesByType(type)));
for (const name of [null, 'none', 'b', Symbol('s'), undefined]) {
  attempt(`clear ${String(name)}`, () => { performance.clearMarks(name); return list(performance.getEntries()); });
}

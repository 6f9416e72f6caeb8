'use strict';
// What observe() takes, and how its modes exclude each other.
const { PerformanceObserver } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
for (const options of [
  undefined, null, 1, 'a', [], () => {}, {}, { entryTypes: null }, { entryTypes: 'mark' }, { entryTypes: [] }, { entryTypes: ['none'] },
  { entryTypes: ['mark', 5, Symbol('s'), null] }, { entryTypes: new Set(['mark']) }, { entryTypes: ['mark', 'mark', 'measure'] }, { type: null },
  { type: 5 }, { type: 'none' }, { type: 'mark' }, { type: ['mark'] }, { type: 'mark', entryTypes: null }, { type: null, entryTypes: ['mark'] },
  { type: null, entryTypes: 5 }, { type: undefined, entryTypes: ['mark'] }, { type: 'mark', entryTypes: ['mark'] }, { type: 'mark', buffered: 'yes' },
  { entryTypes: ['mark'], buffered: true },
]) {
  attempt(inspect(options), () => {
    const observer = new PerformanceObserver(() => {});
    const result = observer.observe(options);
    const text = inspect(observer);
    observer.disconnect();
    return [result, text];
  });
}
const several = (...all) => attempt(inspect(all), () => {
  const observer = new PerformanceObserver(() => {});
  try {
    for (const options of all) options === 'disconnect' ? observer.disconnect() : observer.observe(options);
    return inspect(observer);
  } finally {
    observer.disconnect();
  }
});
several({ type: 'mark' }, { entryTypes: ['mark'] });
several({ entryTypes: ['mark'] }, { type: 'mark' });
several({ type: 'none' }, { entryTypes: ['mark'] });
several({ entryTypes: ['none'] }, { type: 'mark' });
several({ type: 'mark' }, 'disconnect', { entryTypes: ['measure', 'mark'] });
several({ entryTypes: ['mark'] }, { entryTypes: ['measure'] }, 'disconnect', 'disconnect');
several({ type: 'mark' }, { type: 'measure' }, { type: 'mark' });
attempt('types', () => [PerformanceObserver.supportedEntryTypes === PerformanceObserver.supportedEntryTypes, Object.isFrozen(PerformanceObserver.supportedEntryTypes)]);
attempt('without new', () => PerformanceObserver(() => {}));
attempt('nested', () => [[[[new PerformanceObserver(() => {})]]], [[[[[new PerformanceObserver(() => {})]]]]]]);

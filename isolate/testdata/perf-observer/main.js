const { performance, PerformanceObserver } = require('perf_hooks');
const show = (list) => list.map((e) => `${e.entryType}:${e.name}`);
const many = new PerformanceObserver(function(list, self) {
  console.log('many', this === many, self === many, show(list.getEntries()), list.getEntriesByName('m').length, show(list.getEntriesByType('mark')));
});
many.observe({ entryTypes: ['mark', 'measure', 'function'] });
performance.mark('m', { startTime: 6 });
performance.measure('early', { start: 1, end: 2 });
performance.timerify(function work(x) { return x; })(7);
let calls = 0;
const one = new PerformanceObserver((list) => {
  console.log('one', show(list.getEntries()));
  if (calls++ === 0) setImmediate(later);
});
one.observe({ type: 'mark', buffered: true });
console.log(one);
function later() {
  performance.mark('late', { startTime: 7 });
  console.log('marked', show(one.takeRecords()));
  setImmediate(() => { many.disconnect(); one.disconnect(); console.log(many); });
}
for (const options of [undefined, {}, 1, { entryTypes: 1 }, { type: 'mark', entryTypes: ['mark'] }]) {
  try { new PerformanceObserver(() => {}).observe(options); } catch (err) { console.log(err.name, err.code, err.message); }
}
for (const bad of [undefined, 1]) try { new PerformanceObserver(bad); } catch (err) { console.log(err.name, err.code, err.message); }
console.log(PerformanceObserver.supportedEntryTypes);

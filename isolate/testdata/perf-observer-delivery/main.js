'use strict';
// Who is told of what, when, and in which order.
const { performance, PerformanceObserver } = require('node:perf_hooks');
const { inspect } = require('node:util');
const { log } = console;
const show = (entries) => entries.map((e) => `${e.entryType} ${e.name}`).join(', ');
const attempt = (label, f) => {
  try { log(label, f()); } catch (err) { log(label, err.name, err.code, err.message); }
};
const mark = (name, startTime) => performance.mark(name, { startTime });
const later = (f) => setTimeout(f, 10);

mark('early', 3);
mark('earlier', 1);
performance.measure('before', { start: 1, end: 2 });
const buffered = new PerformanceObserver((list, self, ...rest) => log('buffered', show(list.getEntries()), self === buffered, rest.length));
const once = new PerformanceObserver(function(list) {
  log('once', show(list.getEntries()), this === once);
  once.disconnect();
  mark('inside', 8);
});
const measures = new PerformanceObserver((list) => log('measures', show(list.getEntries())));
buffered.observe({ type: 'mark', buffered: true });
buffered.observe({ type: 'measure', buffered: true });
once.observe({ entryTypes: ['measure', 'mark'] });
measures.observe({ type: 'measure' });
mark('x', 9);
performance.measure('y', { start: 4, end: 5 });
mark('z', 2);
log('taken', show(measures.takeRecords()), inspect(measures));
performance.measure('y2', { start: 4, end: 5 });
setImmediate(() => log('immediate'));
process.nextTick(() => log('tick'));
Promise.resolve().then(() => log('microtask'));
later(lists);

function lists() {
  buffered.disconnect();
  measures.disconnect();
  const observer = new PerformanceObserver((list) => {
    log(list, { list }, [[[[list]]]], Object.prototype.toString.call(list));
    log(show(list.getEntries()), list.getEntries() === list.getEntries());
    for (const args of [[], ['p'], ['p', 'mark'], ['p', 'measure'], ['p', undefined], ['p', null], [{ toString: () => 'p' }], [Symbol('s')]]) {
      attempt(inspect(args), () => show(list.getEntriesByName(...args)));
    }
    for (const args of [[], ['mark'], [undefined], [Symbol('s')]]) attempt(inspect(args), () => show(list.getEntriesByType(...args)));
    for (const key of ['getEntries', 'getEntriesByName', 'getEntriesByType']) attempt(key, () => list[key].call({}, 'a'));
    observer.disconnect();
    later(errors);
  });
  observer.observe({ entryTypes: ['mark', 'measure'] });
  mark('p', 5);
  mark('q', 4);
  performance.measure('p', { start: 1, end: 2 });
  mark('r', 5);
}

function errors() {
  const throwing = new PerformanceObserver((list) => {
    log('throwing', show(list.getEntries()));
    throw new Error('in the callback');
  });
  const patient = new PerformanceObserver((list) => log('patient', show(list.getEntries())));
  throwing.observe({ type: 'mark' });
  patient.observe({ type: 'mark' });
  process.once('uncaughtException', (err) => log('uncaught', err.message));
  mark('thrown', 1);
  later(() => {
    throwing.disconnect();
    mark('again', 1);
    later(() => { patient.disconnect(); empty(); });
  });
}

function empty() {
  const nothing = new PerformanceObserver((list) => { log('nothing kept', list.getEntries()); nothing.disconnect(); });
  performance.clearMarks();
  nothing.observe({ type: 'mark', buffered: true });
  const taken = new PerformanceObserver((list) => { log('taken before', list.getEntries()); taken.disconnect(); });
  taken.observe({ type: 'measure' });
  performance.measure('m');
  log(taken.takeRecords().length, taken);
  const again = new PerformanceObserver((list) => log('again', show(list.getEntries())));
  again.observe({ type: 'mark' });
  mark('forgotten', 1);
  again.disconnect();
  again.observe({ type: 'mark' });
  mark('kept', 1);
  new PerformanceObserver(() => log('never')).observe({ type: 'function' }); // and keeps no thread alive
}

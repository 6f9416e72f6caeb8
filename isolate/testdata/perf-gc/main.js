'use strict';
// 'gc' entries: each collection, told to observers in a later turn of the loop; of this thread alone.
const { PerformanceObserver, performance, constants } = require('node:perf_hooks');
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
const { log } = console;

let keep;
function garbage() {
  for (let i = 0; i < 3e6; i++) keep = [i];
}

function observe(who, done) {
  let sync = true;
  const alive = setInterval(() => {}, 1000); // observers keep no thread alive
  const observer = new PerformanceObserver((list) => {
    const entries = list.getEntries();
    const [first] = entries;
    log(who, 'later:', !sync, entries.length > 1, list.getEntriesByType('gc').length === entries.length);
    log(first.name, first.entryType, first.constructor.name, Object.keys(first.detail), first.detail.kind === constants.NODE_PERFORMANCE_GC_MINOR);
    log(entries.every((e) => e.startTime > 0 && e.startTime <= performance.now() && e.duration > 0 && e.duration < 10_000));
    log(Object.keys(first.toJSON()));
    observer.disconnect();
    clearInterval(alive);
    done();
  });
  observer.observe({ type: 'gc' });
  garbage();
  sync = false;
}

log(PerformanceObserver.supportedEntryTypes.includes('gc'));
if (isMainThread) {
  observe('main', () => {
    garbage(); // nobody listens
    new Worker(__filename).on('exit', (code) => log('exit', code, keep.length));
  });
} else {
  observe('worker', () => parentPort.close());
}

'use strict';
// A collection that was asked for has the flag of it; what an entry had before it had a detail still answers.
const { PerformanceObserver, constants } = require('node:perf_hooks');
const { NODE_PERFORMANCE_GC_MAJOR: major, NODE_PERFORMANCE_GC_FLAGS_FORCED: forced } = constants;
const observer = new PerformanceObserver((list) => {
  const entry = list.getEntries().find((e) => e.detail.kind === major && e.detail.flags === forced);
  console.log(Object.keys(entry), entry.detail, entry.kind, entry.flags, Object.keys(entry.toJSON()));
  entry.kind = 1;
  console.log(entry.kind, entry.detail.kind);
  observer.disconnect();
});
observer.observe({ entryTypes: ['gc'] });
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
gc();
setTimeout(() => {}, 10);

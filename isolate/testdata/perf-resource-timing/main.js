'use strict';
// Resource entries as fetch would make them; the bounded buffer and 'resourcetimingbufferfull'.
const { performance, PerformanceObserver, PerformanceResourceTiming, PerformanceEntry } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
const info = {
  startTime: 1, redirectStartTime: 2, redirectEndTime: 3, postRedirectStartTime: 4, finalServiceWorkerStartTime: 5,
  finalNetworkRequestStartTime: 6, finalNetworkResponseStartTime: 7, endTime: 8, encodedBodySize: 9, decodedBodySize: 10,
  finalConnectionTimingInfo: {
    domainLookupStartTime: 11, domainLookupEndTime: 12, connectionStartTime: 13, connectionEndTime: 14,
    secureConnectionStartTime: 15, ALPNNegotiatedProtocol: 'h2',
  },
};
const make = (name, timing = info, cache = '') => performance.markResourceTiming(timing, name, 'fetch', globalThis, cache);
const kept = () => performance.getEntriesByType('resource').map((e) => e.name);
const observer = new PerformanceObserver((list) => console.log('observed', list.getEntries().map((e) => e.name)));
observer.observe({ entryTypes: ['resource'] });

const entry = make('http://x/');
console.log(entry, JSON.stringify(entry), entry instanceof PerformanceResourceTiming, entry instanceof PerformanceEntry, String(entry));
console.log(make('http://x/', info, 'local').transferSize, make('bare', { startTime: 3, endTime: 7 }));
attempt('no connection', () => make('none', { ...info, finalConnectionTimingInfo: null }).connectEnd);
performance.clearResourceTimings();
for (const key of Object.keys(PerformanceResourceTiming.prototype)) {
  const { get, value } = Object.getOwnPropertyDescriptor(PerformanceResourceTiming.prototype, key);
  attempt(key, () => (get ?? value).call({}));
}
attempt('constructed', () => new PerformanceResourceTiming());
for (const size of [-1, 1.5, 'a', 5n]) attempt(inspect(size), () => performance.setResourceTimingBufferSize(size));
make('one');
make('two');
console.log(kept(), performance.getEntriesByName('one').length, performance.getEntries().length);
performance.clearResourceTimings('one');
console.log(kept());

performance.clearResourceTimings();
performance.setResourceTimingBufferSize(2);
performance.onresourcetimingbufferfull = (event) => console.log('full', event.type, event.constructor.name, event.cancelable, event.bubbles);
performance.addEventListener('resourcetimingbufferfull', function(event) {
  console.log('full', this === performance, event.target === performance, event.isTrusted, kept());
}, { once: true });
for (const name of ['a', 'b', 'c', 'd']) make(name);
console.log(kept());
setTimeout(() => {
  console.log(kept());
  performance.onresourcetimingbufferfull = null;
  performance.setResourceTimingBufferSize(4);
  make('e');
  console.log(kept());
}, 10);

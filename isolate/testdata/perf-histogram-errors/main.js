'use strict';
// What histograms refuse.
const { createHistogram, monitorEventLoopDelay } = require('perf_hooks');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
};
for (const options of [{ lowest: 0 }, { lowest: 'a' }, { lowest: 5, highest: 9 }, { figures: 0 }, { figures: 6 },
  { figures: 1.5 }, { highest: 1.5 }, 1, null, { lowest: 2 ** 53 }, { lowest: 1, highest: 1 }]) {
  attempt(() => createHistogram(options));
}
attempt(() => createHistogram({ lowest: 1n, highest: 10n }).max);
const h = createHistogram();
for (const value of [0, -1, '1', 1.5, undefined, 2 ** 53, 0n, -1n, 2n ** 63n]) attempt(() => h.record(value));
for (const value of [0, 101, 'a', undefined, NaN]) attempt(() => h.percentile(value));
attempt(() => h.percentileBigInt(0));
attempt(() => h.add(1));
attempt(() => h.add({}));
attempt(() => new h.constructor());
attempt(() => Object.getPrototypeOf(h).count);
attempt(() => Object.getPrototypeOf(h).record.call({}, 1));
attempt(() => monitorEventLoopDelay({ resolution: 0 }));
attempt(() => monitorEventLoopDelay({ resolution: 'a' }));
const delay = monitorEventLoopDelay({ resolution: 10 });
console.log(delay, delay.enable(), delay.enable(), delay.disable(), delay.disable());

'use strict';
// Ranges, values and percentiles at the edges; checks of `this`; add and recordDelta.
const { createHistogram, monitorEventLoopDelay } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
for (const options of [
  undefined, null, 1, 'a', [], () => {}, { lowest: null }, { highest: null }, { figures: null }, { lowest: 1n }, { highest: 5n },
  { lowest: 5n, highest: 9n }, { lowest: 5n, highest: 10n }, { lowest: 5, highest: 10n }, { lowest: 1n, highest: 2n ** 63n - 1n },
  { figures: 3n }, { figures: '3' }, { lowest: 2 ** 52, highest: 2 ** 53 - 1 }, { lowest: 1, highest: 2 }, { highest: NaN },
  { highest: Infinity }, { lowest: 1000, highest: 2000, figures: 5 },
]) attempt(inspect(options), () => { const { constructor, count, max, min } = createHistogram(options); return [constructor.name, count, max, min]; });
for (const value of [
  undefined, null, '1', 0, -1, 1.5, NaN, Infinity, 2 ** 53, 2 ** 53 - 1, 1n, 0n, -1n, 2n ** 62n, 2n ** 63n - 1n, 2n ** 63n, true, {},
]) attempt(`record ${value}`, () => { const h = createHistogram(); h.record(value); return [h.count, h.max, h.min, h.mean, h.exceeds, h.maxBigInt]; });
for (const percentile of [undefined, null, '1', 0, -1, 0.5, NaN, Infinity, 100, 100.0001, 50n, 1e-9]) {
  for (const key of ['percentile', 'percentileBigInt']) {
    attempt(`${key} ${percentile}`, () => { const h = createHistogram(); h.record(5); h.record(500); return h[key](percentile); });
  }
}
attempt('add', () => { const a = createHistogram(), b = createHistogram(); a.record(5); b.record(7); b.record(9); return [a.add(b), a.count, a.min, a.max, b.count]; });
for (const other of [1, {}, monitorEventLoopDelay()]) attempt('add', () => createHistogram().add(other));
attempt('add beyond', () => { const a = createHistogram({ highest: 100 }), b = createHistogram(); b.record(5000); b.record(50); a.add(b); return [a.count, a.exceeds, a.max]; });
attempt('beyond', () => {
  const h = createHistogram({ highest: 100, figures: 1 });
  return [50, 100, 127, 128, 255, 256, 511, 512, 1000, 1e6].map((value) => { h.record(value); return h.exceeds; });
});
attempt('delta', () => { const h = createHistogram(); h.recordDelta(); const first = h.count; h.recordDelta(); return [first, h.count, h.min >= 1]; });
attempt('delta after reset', () => { const h = createHistogram(); h.recordDelta(); h.reset(); h.recordDelta(); return h.count; });
const { constructor: Recordable } = createHistogram();
const Histogram = Object.getPrototypeOf(Recordable);
for (const [cls, self] of [[Histogram, {}], [Histogram, undefined], [Histogram, 1], [Recordable, {}], [Recordable, monitorEventLoopDelay()]]) {
  for (const key of Object.getOwnPropertyNames(cls.prototype)) {
    const { get, value } = Object.getOwnPropertyDescriptor(cls.prototype, key);
    if (key !== 'toJSON') attempt(`${key} of ${inspect(self, { depth: -1 })}`, () => (get ?? value).call(self, 5));
  }
}
attempt('percentiles', () => {
  const h = createHistogram();
  h.record(5);
  const before = h.percentiles;
  h.record(7000);
  return [h.percentiles === before, h.percentilesBigInt === before, before, h.percentiles.constructor.name, h.toJSON()];
});
attempt('no values', () => { const h = createHistogram({ lowest: 1000, highest: 1e7 }); return [h.percentile(50), h.percentileBigInt(1), h.percentiles, h]; });
attempt('inspected', () => { const h = createHistogram(); h.record(77); return [h, [[[[h]]]], inspect(h, { depth: 0 }), inspect(h, { depth: -1 }), inspect(h, { depth: null })]; });
for (const lowest of [1, 2, 3, 10, 1000, 4096]) {
  const h = createHistogram({ lowest, highest: 1e7 });
  for (const value of [1, 5, 999, 1000, 1024, 5000, 99999, 1e6, 9999999, 1e7, 2e7]) h.record(value);
  console.log(h.min, h.max, h.mean, h.stddev, h.exceeds, h.count, h.percentile(50));
}
for (const figures of [1, 2, 3, 4, 5]) {
  const h = createHistogram({ figures, highest: 1e9 });
  for (let i = 0, seed = 12345; i < 2000; i++) h.record(1 + (seed = (seed * 1103515245 + 12345) % 2147483648) % 1e6);
  console.log(h.min, h.max, h.mean, h.stddev, h.percentile(25), h.percentile(99.9), h.percentile(1), [...h.percentiles].join(' '));
}

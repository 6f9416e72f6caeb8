'use strict';
// monitorEventLoopDelay: what it takes and answers, and what a blocked loop looks like in it.
const { monitorEventLoopDelay, createHistogram } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
for (const options of [
  undefined, null, 1, 'a', [], () => {}, { resolution: null }, { resolution: '5' }, { resolution: 0 }, { resolution: -1 }, { resolution: 1.5 },
  { resolution: NaN }, { resolution: 2 ** 53 }, { resolution: 5n }, { resolution: 2 ** 32 },
]) attempt(inspect(options), () => { const m = monitorEventLoopDelay(options); return [m.constructor.name, m.enable(), m.disable()]; });
const delay = monitorEventLoopDelay({ resolution: 1 });
attempt('new', () => [delay, [[[[delay]]]], JSON.stringify(delay), delay.percentiles, delay.percentile(50), delay.percentileBigInt(50)]);
attempt('numbers', () => [delay.min, delay.max, delay.mean, delay.stddev, delay.exceeds, delay.count, delay.minBigInt, delay.maxBigInt, delay.countBigInt]);
attempt('not recordable', () => [delay.record, delay.add, delay.recordDelta]);
attempt('constructed', () => new delay.constructor());
attempt('with new', () => [typeof new monitorEventLoopDelay(), typeof new createHistogram()]);
for (const key of ['enable', 'disable']) {
  for (const self of [{}, createHistogram()]) attempt(`${key} of ${inspect(self, { depth: -1 })}`, () => delay[key].call(self));
}
attempt('toggled', () => [delay.enable(), delay.enable(), delay.disable(), delay.disable(), delay.enable()]);
const turns = (f) => setTimeout(f, 30);
turns(() => {
  const end = process.hrtime.bigint() + 200_000_000n;
  while (process.hrtime.bigint() < end);
  turns(() => {
    attempt('blocked', () => [delay.max > 1.9e8, delay.count > 1, delay.min < delay.max, delay.mean > 0, delay.exceeds]);
    attempt('the last', () => [delay.percentile(100) === delay.max, delay.maxBigInt === BigInt(delay.max), delay.percentile(1) < delay.max]);
    attempt('reset', () => { const before = delay.count; delay.reset(); return [before > delay.count, delay.count, delay.max]; });
    attempt('disabled', () => delay.disable());
    turns(() => {
      attempt('silent', () => delay.count);
      monitorEventLoopDelay().enable(); // keeps no thread alive
    });
  });
});

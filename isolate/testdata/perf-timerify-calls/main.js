'use strict';
// Timerified functions: how they look, are called and constructed, and what they record and tell.
const { performance, PerformanceObserver, createHistogram, monitorEventLoopDelay } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
const { timerify } = performance;
for (const fn of [function a(x, y) {}, (x) => x, class A { constructor(a, b, c) {} }, async function q() {}, timerify(function a() {})]) {
  attempt(fn.name, () => Object.getOwnPropertyDescriptors(timerify(fn)).name);
  attempt(fn.name, () => Object.getOwnPropertyDescriptors(timerify(fn)).length);
}
for (const fn of [undefined, null, 1, 'a', {}, []]) attempt(inspect(fn), () => timerify(fn));
for (const options of [null, 1, 'a', () => {}, []]) attempt(inspect(options), () => timerify(() => {}, options).name);
for (const histogram of [null, undefined, 1, {}, { record() {} }, [], createHistogram(), monitorEventLoopDelay()]) {
  attempt(inspect(histogram, { depth: -1 }), () => timerify(() => {}, { histogram }).name);
}
class Thing {
  constructor(x) { this.x = x; this.own = new.target === Thing; }
}
const TimedThing = timerify(Thing);
attempt('constructed', () => [new TimedThing(4), new TimedThing(4) instanceof Thing]);
attempt('called', () => TimedThing());
attempt('a function', () => new (timerify(function Made() { this.a = 1; }))());
attempt('an arrow', () => new (timerify(() => 1))());
attempt('extended', () => { class More extends TimedThing { b = 1; } return new More(1); });
attempt('twice', () => { const fn = () => {}; return timerify(fn) === timerify(fn); });

const histogram = createHistogram();
const timed = (fn) => timerify(fn, { histogram });
attempt('recorded', () => [timed((x) => x * 2)(3), histogram.count, histogram.min > 0]);
attempt('thrown', () => timed(() => { throw new RangeError('thrown'); })());
attempt('not recorded', () => histogram.count);
attempt('thenable', () => [timed(() => ({ then() {} }))(), histogram.count]);
attempt('finally', () => [timed(() => ({ finally: (f) => `${typeof f} ${f.length}` }))(), histogram.count]);
const settled = timed(async (x) => x)(1).then((value) => console.log('resolved', value, histogram.count > 2));
const failed = timed(async () => { throw new Error('rejected'); })().catch((err) => console.log(err.message, histogram.count > 2));

const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries().filter((e) => e.name !== '')) {
    console.log(entry.name, entry.entryType, entry.constructor.name, entry.detail, Object.keys(entry), entry[0], entry.length);
    console.log(inspect(entry).replace(/\d+\.\d+/g, 'N'), JSON.stringify(entry).replace(/\d+\.\d+/g, 'N'));
  }
});
observer.observe({ entryTypes: ['function'] });
timerify(function one(a, b) {})(1, { x: 2 }, 'three');
timerify(function none() {})();
try { timerify(function throws() { throw 1; })(8); } catch {}
new TimedThing('n');
timerify(async function later() {})('as').then(() => setTimeout(() => {
  console.log(histogram.count);
  observer.disconnect();
  timerify(function unseen() {})(1);
}, 10));

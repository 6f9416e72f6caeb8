'use strict';
// eventLoopUtilization called in odd ways.
const { performance } = require('node:perf_hooks');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
const elu = performance.eventLoopUtilization;
attempt('before the loop', () => [elu(), elu(1), elu(null, null), elu({ idle: 5, active: 6 }, { idle: 1, active: 3 })]);
setTimeout(() => {
  const now = elu();
  attempt('sum', () => now.utilization === now.active / (now.idle + now.active));
  attempt('the same twice', () => elu(now, now));
  attempt('both', () => elu({ idle: 5, active: 6 }, { idle: 1, active: 3 }));
  attempt('in the wrong order', () => elu({ idle: 1, active: 3 }, { idle: 5, active: 6 }));
  attempt('fields missing', () => [elu({}, {}), elu({ idle: 3 }, { active: 3 }), elu({}), elu({ active: 'a' }).active]);
  attempt('strings', () => elu({ idle: '5', active: '6' }, { idle: '1', active: '3' }));
  attempt('second only', () => elu(undefined, { idle: 1, active: 1 }));
  attempt('second only, null', () => elu(null, { idle: 1, active: 1 }));
  attempt('not objects', () => [elu(1), elu('a'), elu(true), elu({ idle: 1, active: 1 }, 1)]);
  attempt('falsy', () => [Object.keys(elu(0)), Object.keys(elu('', 0)), elu(now, 0).idle]);
  attempt('BigInt', () => elu({ idle: 1n, active: 1n }));
  attempt('BigInts', () => elu({ idle: 3n, active: 1n }, { idle: 1n, active: 0n }));
  attempt('reads', () => {
    const reads = [];
    const watched = (name) => new Proxy({ idle: 1, active: 2 }, { get(target, key) { reads.push(name + key); return target[key]; } });
    elu(watched('a '), watched('b '));
    elu(watched('c '));
    return reads;
  });
  attempt('since a result', () => { const { idle, utilization } = elu(elu()); return [idle, utilization]; });
  attempt('idle', () => elu().idle === performance.nodeTiming.idleTime);
}, 20);

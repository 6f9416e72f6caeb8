'use strict';
// worker.performance.eventLoopUtilization called in odd ways, before 'online', while it runs, after 'exit'.
const { Worker } = require('node:worker_threads');
const { inspect } = require('node:util');
const attempt = (label, f) => {
  try {
    console.log(label, inspect(f(), { depth: 4 }));
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
};
const worker = new Worker("require('worker_threads').parentPort.once('message', () => {})", { eval: true });
const elu = worker.performance.eventLoopUtilization;
const always = () => [elu(), elu({}), elu({ idle: 2, active: 2 }, { idle: 1, active: 1 }), elu(1, 1), elu() === elu()];
attempt('shape', () => [worker.performance, elu.length, Object.getOwnPropertyDescriptor(worker, 'performance')]);
attempt('before', always);
worker.on('online', () => {
  const first = elu();
  attempt('running', () => [first.idle >= 0, first.active > 0, first.utilization === first.active / (first.idle + first.active)]);
  attempt('the same twice', () => elu(first, first));
  attempt('both', () => elu({ idle: 5, active: 6 }, { idle: 1, active: 3 }));
  attempt('fields missing', () => [elu({}, {}), elu({})]);
  attempt('strings', () => elu({ idle: '5', active: '6' }, { idle: '1', active: '3' }));
  attempt('second only', () => elu(undefined, { idle: 1, active: 1 }));
  attempt('not objects', () => [elu(1), elu('a'), elu({ idle: 1, active: 1 }, 1)]);
  attempt('BigInt', () => elu({ idle: 1n, active: 1n }));
  const second = elu();
  attempt('grows', () => [
    second.idle >= first.idle, second.active + second.idle > first.active + first.idle,
    elu(second, first).idle === second.idle - first.idle, elu(second, first).active === second.active - first.active,
  ]);
  worker.postMessage('end');
});
worker.on('exit', () => attempt('after', always));

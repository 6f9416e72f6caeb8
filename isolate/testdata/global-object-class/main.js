'use strict';
// The global object is an Object.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  log(globalThis.constructor === Object, globalThis instanceof Object, String(globalThis));
  const proto = Object.getPrototypeOf(globalThis);
  log(proto === Object.prototype, Object.getPrototypeOf(proto) === Object.prototype, Reflect.ownKeys(proto));
  const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(proto, 'constructor');
  log(value === Object, writable, enumerable, configurable, globalThis.hasOwnProperty('constructor'));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
const { Worker } = require('worker_threads');
const programs = {
  exitHandler: `process.on('exit', () => { for (;;); });`,
  ticks: `(function f() { process.nextTick(f); })()`,
  micro: `(function f() { queueMicrotask(f); })()`,
  uncaught: `process.on('uncaughtException', () => { for (;;); }); throw 1`,
  getter: `structuredClone({ get a() { for (;;); } })`,
  json: `JSON.stringify({ toJSON() { for (;;); } })`,
  finallyLoop: `for (;;) try { for (;;); } finally { for (;;); }`,
  regexp: `/(a+)+$/.test('a'.repeat(40) + 'b')`,
  wait: `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`,
};
const names = Object.keys(programs);
(function next() {
  const name = names.shift();
  if (!name) return;
  const worker = new Worker(programs[name], { eval: true });
  worker.on('online', () => setTimeout(() => worker.terminate(), 30));
  worker.on('exit', (code) => { console.log(name, code); next(); });
})();

'use strict';
// cpuTimeMs, which node does not have: a thread that has used so much CPU time ends.
const { Worker, isMainThread, parentPort, resourceLimits, workerData } = require('node:worker_threads');

const programs = {
  'endless loop': () => { for (;;); },
  'loop in an exit handler': () => { process.on('exit', () => { for (;;); }); },
  'loop of microtasks': () => { (function f() { Promise.resolve().then(f); })(); },
  'loop of timers': () => { (function f() { for (let i = 0; i < 1e5; i++); setTimeout(f, 0); })(); },
  'regular expression': () => { /(a+)+$/.test(`${'a'.repeat(40)}b`); },
  'catches everything': () => { for (;;) try { for (;;); } catch { } finally { for (;;); } },
  'sleeps': () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); setTimeout(() => {}, 300); },
  'limits': () => { parentPort.postMessage(resourceLimits.cpuTimeMs); },
};

async function run(name) {
  const w = new Worker(__filename, { workerData: name, resourceLimits: { cpuTimeMs: 100 } });
  w.on('message', (m) => console.log(name, m));
  w.on('error', (error) => console.log(name, error.name, error.code, error.message));
  await new Promise((resolve) => w.on('exit', (code) => {
    console.log(name, 'exit', code, w.threadId);
    resolve();
  }));
}

(async () => {
  if (!isMainThread) return resourceLimits.cpuTimeMs === undefined ? parentPort.postMessage('no limit') : programs[workerData]();
  for (const name of Object.keys(programs)) await run(name);
  // A limit of one ends no other.
  const other = new Worker('require("node:worker_threads").parentPort.once("message", (m) => console.log(m))', { eval: true });
  await run('endless loop');
  other.postMessage('goes on');
})();

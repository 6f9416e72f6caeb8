'use strict';
// terminate() ends whatever a thread is doing.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;
const before = `const { Worker, MessageChannel, BroadcastChannel, parentPort } = require('worker_threads');
  const begun = () => parentPort.postMessage('begun');`;
const programs = {
  'a loop': 'begun(); for (;;);',
  'a loop in finally': 'begun(); for (;;) { try { for (;;); } finally { continue; } }',
  'ticks': 'begun(); (function again() { process.nextTick(again); })();',
  'microtasks': 'begun(); (function again() { Promise.resolve().then(again); })();',
  'immediates': 'begun(); (function again() { setImmediate(again); })();',
  'contexts': 'begun(); const vm = require("vm"); for (;;) vm.runInNewContext("1 + 1");',
  'a loop in a context': 'begun(); require("vm").runInNewContext("for (;;);");',
  'Atomics.wait': 'begun(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
  'a regular expression': 'begun(); /^(a+)+$/.test("a".repeat(40) + "b");',
  'a sort': 'begun(); for (;;) Array.from({ length: 1e4 }, Math.random).sort();',
  'an endless transfer list': 'begun(); const { port1 } = new MessageChannel(); port1.postMessage(0, (function*() { for (;;) yield new ArrayBuffer(1); })());',
  'a getter that never ends': 'begun(); const { port1 } = new MessageChannel(); port1.postMessage({ get a() { for (;;); } });',
  'half-sent ports': `const channels = Array.from({ length: 50 }, () => new MessageChannel());
    for (const { port1, port2 } of channels) { parentPort.postMessage(port1, [port1]); port2.postMessage('x'); } begun(); for (;;);`,
  'ports that ping-pong': `const { port1, port2 } = new MessageChannel(); port1.on('message', () => port1.postMessage(0));
    port2.on('message', () => port2.postMessage(0)); port1.postMessage(0); begun();`,
  'nested Workers': `let left = 2; for (let i = 0; i < 2; i++) new Worker('require("worker_threads").parentPort.postMessage(0); for (;;);', { eval: true })
    .on('message', () => { if (--left === 0) begun(); });`,
  'an exit listener': 'process.on("exit", () => { begun(); for (;;); });',
  'an uncaughtException listener': 'process.on("uncaughtException", () => { begun(); for (;;); }); throw 1;',
  'catching everything': 'begun(); for (;;) { try { (function f() { f(); })(); } catch {} }',
};

async function test() {
  for (const name in programs) {
    const worker = new Worker(before + programs[name], { eval: true, stderr: true });
    await new Promise((resolve) => worker.on('message', (m) => { if (m === 'begun') resolve(); }));
    const exits = [];
    worker.on('exit', (code) => exits.push(code));
    log(name, await worker.terminate(), exits, worker.threadId);
  }
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

// Contexts in a Worker, which can be terminated in any of them.
'use strict';
const vm = require('node:vm');

const { Worker } = require('node:worker_threads');
const head = 'const vm = require("node:vm"); require("node:worker_threads").parentPort.postMessage("go");';
const programs = {
  'new contexts': 'for (;;) vm.createContext({});',
  'runs in new contexts': 'for (;;) vm.runInNewContext("1");',
  'a run': 'vm.runInNewContext("for (;;);");',
  'timeouts': 'for (;;) try { vm.runInNewContext("for (;;);", {}, { timeout: 2 }); } catch {}',
  'a long timeout': 'vm.runInThisContext("for (;;);", { timeout: 100000 });',
  'microtasks': 'vm.runInNewContext("f = () => Promise.resolve().then(f); f()", {}, { microtaskMode: "afterEvaluate" });',
  'a getter': 'vm.runInNewContext("for (;;) x", { get x() { for (;;); } });',
  'nested runs': 'vm.runInNewContext("vm.runInNewContext(\'for (;;);\', {}, { timeout: 50000 })", { vm }, { timeout: 40000 });',
};

async function main() {
  for (const [name, text] of Object.entries(programs)) {
    const worker = new Worker(head + text, { eval: true });
    worker.on('error', (e) => console.log(name, e.message));
    await new Promise((resolve) => worker.once('message', resolve));
    await new Promise((resolve) => setTimeout(resolve, 10));
    console.log(name, await worker.terminate());
  }
  const worker = new Worker(`${head} throw vm.runInNewContext('new RangeError("from a context")')`, { eval: true });
  worker.on('error', (e) => console.log(e instanceof RangeError, e.name, e.message));
  worker.on('exit', (code) => console.log(code));
}
main();

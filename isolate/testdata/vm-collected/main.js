// Contexts that nobody uses any more are collected.
'use strict';
const vm = require('node:vm');

const v8 = require('node:v8');
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function collect() {
  for (let i = 0; i < 4; i++) {
    await turn();
    gc();
  }
}

async function main() {
  for (let i = 0; i < 20; i++) vm.runInNewContext('x', { x: i });
  await collect();
  const before = v8.getHeapStatistics().number_of_native_contexts;
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 40; i++) {
      const context = vm.createContext({ data: new Array(1000).fill(i) }, i % 2 ? { microtaskMode: 'afterEvaluate' } : {});
      context.self = context;
      vm.runInContext('function f() { return self; } Promise.resolve().then(f); f()', context);
      new vm.Script(`1 + ${i}`).runInContext(context);
    }
    await collect();
  }
  console.log(v8.getHeapStatistics().number_of_native_contexts - before < 20);
}
main();

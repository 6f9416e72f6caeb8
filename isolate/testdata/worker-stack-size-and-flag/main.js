'use strict';
// A Worker's stack is as large as its option says, whatever --stack-size says of the main thread's.
const { Worker } = require('node:worker_threads');
const source = `let n = 0; function f() { n++; f(); } try { f(); } catch {} require('worker_threads').parentPort.postMessage(n)`;
const depth = (stackSizeMb) => new Promise((resolve) => new Worker(source, { eval: true, resourceLimits: { stackSizeMb } }).on('message', resolve));
(async () => {
  const [one, two, eight] = [await depth(1), await depth(2), await depth(8)];
  console.log(two > one * 1.6 && two < one * 2.8, eight > two * 3 && eight < two * 5.5);
})();

'use strict';
// The limits are the engine's: memory of ArrayBuffers is not counted, what is on the heap is.
const { Worker } = require('node:worker_threads');
const resourceLimits = { maxOldGenerationSizeMb: 20, maxYoungGenerationSizeMb: 2 };
const run = (source) => new Promise((resolve) => new Worker(source, { eval: true, resourceLimits })
  .on('message', (m) => console.log(m)).on('error', (e) => console.log(e.name, e.code, e.message)).on('exit', (code) => resolve(console.log(code))));
(async () => {
  await run(`const kept = []; for (let i = 0; i < 8; i++) kept.push(new ArrayBuffer(8 << 20), new SharedArrayBuffer(8 << 20));
    require('worker_threads').parentPort.postMessage(kept.length);`);
  await run('const kept = []; for (;;) kept.push({ kept: [kept.length] });');
  console.log('the process lives');
})();

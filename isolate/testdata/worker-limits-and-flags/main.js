'use strict';
// --max-old-space-size overrides resourceLimits, which are shown all the same.
const { Worker } = require('node:worker_threads');
const source = `const { parentPort, resourceLimits } = require('worker_threads');
  const limit = require('v8').getHeapStatistics().heap_size_limit / 2 ** 20;
  parentPort.postMessage([resourceLimits.maxOldGenerationSizeMb, limit > 100]);`;
new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 50, maxYoungGenerationSizeMb: 8 } }).on('message', (m) => console.log(m));

'use strict';
// Workers that begin and end: one after another, 32 at once, and ends that are not their own doing.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const event = (worker, name) => new Promise((resolve) => worker.once(name, resolve));

// The first Workers of a process compile what later ones share.
const warmup = 400;

// A sample has but one or two of these.
const samples = 6;

bench('worker-new-to-exit', {
  warmup,
  samples,
  async measure(ctx) {
    ctx.start();
    await event(new Worker('', { eval: true }), 'exit');
    ctx.stop();
  },
});

bench('worker-constructor', {
  warmup,
  samples,
  async measure(ctx) {
    ctx.start();
    const worker = new Worker('', { eval: true });
    ctx.stop();
    await event(worker, 'exit');
  },
});

bench('32-workers-at-once', {
  samples: 2,
  async measure(ctx) {
    ctx.start();
    await Promise.all(Array.from({ length: 32 }, () => event(new Worker('', { eval: true }), 'exit')));
    ctx.stop();
  },
});

bench('terminate-endless-loop', {
  warmup,
  samples,
  async measure(ctx) {
    const count = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(`
      const { parentPort, workerData: count } = require('node:worker_threads');
      parentPort.postMessage(0);
      while (true) count[0]++;`, { eval: true, workerData: count });
    await event(worker, 'message');
    ctx.start();
    await worker.terminate();
    ctx.stop();
    const [after] = count;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (count[0] !== after) throw new Error('the loop goes on running');
  },
});

bench('out-of-memory-32MB', {
  async measure(ctx) {
    ctx.start();
    // It ends by itself long before it has taken the machine's memory.
    const worker = new Worker('const kept = []; while (kept.length < 30_000) kept.push(new Array(1000).fill(kept.length));',
                              { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
    const exit = event(worker, 'exit');
    const error = await Promise.race([event(worker, 'error'), exit]);
    ctx.stop();
    if (typeof error === 'number') throw new Error('the limit is ignored');
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    await exit;
  },
});

'use strict';
// Workers that begin and end: one after another, 32 at once, and ends that are not their own doing.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const event = (worker, name) => new Promise((resolve) => worker.once(name, resolve));

// The first Workers of a process compile what later ones share.
const warmup = 400;

bench('worker-new-to-exit', {
  warmup,
  async measure(ctx) {
    ctx.start();
    await event(new Worker('', { eval: true }), 'exit');
    ctx.stop();
  },
});

bench('worker-constructor', {
  warmup,
  async measure(ctx) {
    ctx.start();
    const worker = new Worker('', { eval: true });
    ctx.stop();
    await event(worker, 'exit');
  },
});

bench('32-workers-at-once', {
  async measure(ctx) {
    ctx.start();
    await Promise.all(Array.from({ length: 32 }, () => event(new Worker('', { eval: true }), 'exit')));
    ctx.stop();
  },
});

bench('terminate-endless-loop', {
  warmup,
  async measure(ctx) {
    const worker = new Worker("require('node:worker_threads').parentPort.postMessage(0); while (true);", { eval: true });
    await event(worker, 'message');
    ctx.start();
    await worker.terminate();
    ctx.stop();
  },
});

bench('out-of-memory-32MB', {
  async measure(ctx) {
    ctx.start();
    const worker = new Worker('const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length));',
                              { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
    const exit = event(worker, 'exit');
    const error = await event(worker, 'error');
    ctx.stop();
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    await exit;
  },
});

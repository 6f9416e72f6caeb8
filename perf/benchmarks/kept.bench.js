'use strict';
// Resident memory that Workers leave behind: in a process of its own, as any others would leave some, too.
const v8 = require('node:v8');
const vm = require('node:vm');
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const exit = (worker) => new Promise((resolve) => worker.once('exit', resolve));
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** Collects what the parent itself has no use for any more; undefined where there is no such function. */
const collect = globalThis.Bun?.gc ?? collector();

function collector() {
  try {
    v8.setFlagsFromString('--expose-gc');
    return vm.runInNewContext('gc');
  } catch {
    return undefined;
  }
}

/** Resident memory, when what ended has had a moment to go. */
async function resident() {
  const readings = [];
  for (let i = 0; i < 9; i++) {
    collect?.(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    readings.push(process.memoryUsage.rss());
  }
  return median(readings);
}

async function spawn(count) {
  for (let i = 0; i < count; i++) await exit(new Worker('', { eval: true }));
}

bench('memory-kept-per-spawn', {
  samples: 1,
  warmup: 0,
  async measure(ctx) {
    const count = 50;
    await spawn(100);
    const before = await resident();
    await spawn(count);
    ctx.report('rss', (await resident() - before) / count, 'B');
  },
});

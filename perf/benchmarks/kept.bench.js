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

/** Resident memory, when what ended has had the time to go, and what is held for a next Worker, too. */
async function resident() {
  const readings = [];
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (let i = 0; i < 9; i++) {
    collect?.(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    readings.push(process.memoryUsage.rss());
  }
  return median(readings);
}

/** Four at a time. */
async function spawn(count) {
  for (let i = 0; i < count; i += 4) {
    await Promise.all(Array.from({ length: 4 }, () => exit(new Worker('', { eval: true }))));
  }
}

// The runtime gives back what it took at its start, some time and all at once, so the median of several growths is taken.
bench('memory-kept-per-spawn', {
  samples: 1,
  warmup: 0,
  async measure(ctx) {
    const count = 40;
    const growths = [];
    await spawn(count);
    let last = await resident();
    for (let i = 0; i < 3; i++) {
      await spawn(count);
      const now = await resident();
      growths.push((now - last) / count);
      last = now;
    }
    ctx.report('rss', median(growths), 'B');
  },
});

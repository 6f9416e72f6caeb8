'use strict';
// Makes and ends Workers one after another, a few at a time, each at another moment of its life. Run by
// TestStressWorkers, which takes a measure at each message and posts the go-ahead.
const { Worker, parentPort, workerData } = require('worker_threads');
const { checkpoint } = require('./stress-common.js');

const AT_ONCE = 4;

/** How a Worker ends: its program, and what its parent does. */
const ENDS = {
  atOnce: ['', (worker) => worker.terminate()],
  afterTurn: ['', async (worker) => {
    await new Promise(setImmediate);
    return worker.terminate();
  }],
  online: ['setInterval(() => {}, 1000)', async (worker) => {
    await event(worker, 'online');
    return worker.terminate();
  }],
  computing: ["require('worker_threads').parentPort.postMessage(0); for (;;);", terminateOnMessage],
  waiting: [
    "require('worker_threads').parentPort.postMessage(0); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
    terminateOnMessage,
  ],
  receiving: ["require('worker_threads').parentPort.on('message', (m) => m)", async (worker) => {
    for (let i = 0; i < 50; i++) worker.postMessage({ i, bytes: new Uint8Array(1000) });
    await event(worker, 'online');
    return worker.terminate();
  }],
  natural: ['', terminateAfterExit],
  ownExit: ['process.exit(3)', terminateAfterExit],
  error: ["throw new Error('planned')", terminateAfterExit],
  exiting: ["require('worker_threads').parentPort.postMessage(0); process.exit(3)", terminateOnMessage],
};
const KINDS = Object.keys(ENDS);

function event(worker, name) {
  return new Promise((resolve) => worker.once(name, resolve));
}

async function terminateOnMessage(worker) {
  await event(worker, 'message');
  return worker.terminate();
}

async function terminateAfterExit(worker) {
  await event(worker, 'exit');
  if ((await worker.terminate()) !== undefined) throw new Error('a Worker that is gone was terminated');
}

async function cycle(i) {
  const kind = KINDS[i % KINDS.length];
  const [program, end] = ENDS[kind];
  const worker = new Worker(program, { eval: true });
  let exits = 0;
  worker.on('error', (error) => {
    if (kind !== 'error' || error.message !== 'planned') throw error;
  });
  worker.on('exit', () => exits++);
  await end(worker);
  if (exits !== 1) throw new Error(`${kind}: ${exits} exit events`);
}

async function main() {
  const { rounds, steps, warmup } = workerData;
  let next = 0;
  const upTo = (end) => Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < end) await cycle(next++);
  }));
  await upTo(warmup);
  await checkpoint(parentPort);
  for (let step = 1; step <= steps; step++) {
    await upTo(warmup + Math.floor((rounds * step) / steps));
    await checkpoint(parentPort);
  }
}

main();

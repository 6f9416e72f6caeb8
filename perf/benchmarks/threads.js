'use strict';
// Threads in number: 32 at once, the memory of 50 that wait, the end of one that never would.
const { Worker } = require('node:worker_threads');

const now = () => process.hrtime.bigint();
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const event = (worker, name) => new Promise((resolve) => worker.once(name, resolve));

async function atOnce() {
  const samples = [];
  for (let i = 0; i < 6; i++) {
    const began = now();
    await Promise.all(Array.from({ length: 32 }, () => event(new Worker('', { eval: true }), 'exit')));
    samples.push(Number(now() - began));
  }
  console.log(`32-workers-at-once ${median(samples.slice(1)).toFixed(0)} ns`);
}

async function idle() {
  const count = 50;
  const before = process.memoryUsage.rss();
  const workers = Array.from({ length: count }, () => new Worker(`
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => {});
    parentPort.postMessage(0);`, { eval: true }));
  await Promise.all(workers.map((w) => event(w, 'message')));
  console.log(`memory-per-idle-worker ${((process.memoryUsage.rss() - before) / count).toFixed(0)} B`);
  await Promise.all(workers.map((w) => w.terminate()));
}

async function endless() {
  const samples = [];
  for (let i = 0; i < 24; i++) {
    const worker = new Worker(`
      require('node:worker_threads').parentPort.postMessage(0);
      while (true);`, { eval: true });
    await event(worker, 'message');
    const began = now();
    await worker.terminate();
    samples.push(Number(now() - began));
  }
  console.log(`terminate-endless-loop ${median(samples.slice(4)).toFixed(0)} ns`);
}

(async () => {
  await idle();
  await atOnce();
  await endless();
})();

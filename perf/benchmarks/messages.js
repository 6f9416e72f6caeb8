'use strict';
// Messages that nobody waits for one by one: to a Worker, to eight at once, and 64 MB there and back.
const { Worker, BroadcastChannel } = require('node:worker_threads');

const now = () => process.hrtime.bigint();
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const answer = (worker) => new Promise((resolve) => worker.once('message', resolve));

/** Counts what arrives and says so after each `batch` messages. */
const counter = (batch) => new Worker(`
  const { parentPort } = require('node:worker_threads');
  let left = ${batch};
  parentPort.on('message', () => { if (--left === 0) { left = ${batch}; parentPort.postMessage(0); } });`, { eval: true });

/** Nanoseconds of a message on its way in a stream of them. */
async function oneWay(name, value) {
  const batch = 20_000;
  const worker = counter(batch);
  const samples = [];
  for (let i = 0; i < 7; i++) {
    const began = now();
    const done = answer(worker);
    for (let k = 0; k < batch; k++) worker.postMessage(value);
    await done;
    samples.push(Number(now() - began) / batch);
  }
  await worker.terminate();
  console.log(`one-way-${name} ${median(samples.slice(2)).toFixed(0)} ns`);
}

/** Nanoseconds of a delivery, from one to eight. */
async function broadcast() {
  const batch = 2_000;
  const workers = Array.from({ length: 8 }, () => new Worker(`
    const { parentPort, BroadcastChannel } = require('node:worker_threads');
    const channel = new BroadcastChannel('benchmark');
    let left = ${batch};
    channel.onmessage = () => { if (--left === 0) { left = ${batch}; parentPort.postMessage(0); } };
    parentPort.postMessage('ready');`, { eval: true }));
  await Promise.all(workers.map(answer));
  const channel = new BroadcastChannel('benchmark');
  const samples = [];
  for (let i = 0; i < 16; i++) {
    const began = now();
    const done = Promise.all(workers.map(answer));
    for (let k = 0; k < batch; k++) channel.postMessage({ n: k, text: 'small' });
    await done;
    samples.push(Number(now() - began) / batch / workers.length);
  }
  channel.close();
  await Promise.all(workers.map((w) => w.terminate()));
  console.log(`broadcast-to-8 ${median(samples.slice(4)).toFixed(0)} ns`);
}

async function transfer() {
  const worker = new Worker(`
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', (b) => parentPort.postMessage(b, [b]));`, { eval: true });
  let buffer = new ArrayBuffer(64 << 20);
  const samples = [];
  for (let i = 0; i < 3000; i++) {
    const began = now();
    const back = answer(worker);
    worker.postMessage(buffer, [buffer]);
    buffer = await back;
    samples.push(Number(now() - began));
  }
  await worker.terminate();
  console.log(`transfer-64MB-and-back ${median(samples.slice(500)).toFixed(0)} ns`);
}

(async () => {
  await transfer();
  await oneWay('small', { n: 1, text: 'small' });
  await oneWay('1KB-string', 'x'.repeat(1024));
  await broadcast();
})();

'use strict';
// Messages that nobody waits for one by one: to a Worker, to eight at once, and 64 MB there and back.
const { Worker, BroadcastChannel } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const answer = (worker) => new Promise((resolve) => worker.once('message', resolve));
const now = () => process.hrtime.bigint();

/** Counts what arrives and says so after each `batch` messages. */
const counter = (batch) => new Worker(`
  const { parentPort } = require('node:worker_threads');
  let left = ${batch};
  parentPort.on('message', () => { if (--left === 0) { left = ${batch}; parentPort.postMessage(0); } });`, { eval: true });

/** A message on its way in a stream of them. */
function oneWay(name, value) {
  const batch = 20_000;
  bench(`one-way-${name}`, {
    unit: 'messages',
    samples: 5,
    warmup: 200,
    setup: () => counter(batch),
    async measure(ctx) {
      const worker = ctx.data;
      const began = now();
      const done = answer(worker);
      for (let k = 0; k < batch; k++) worker.postMessage(value);
      await done;
      ctx.record(Number(now() - began) / batch, batch);
    },
    teardown: (ctx) => ctx.data.terminate(),
  });
}

bench('transfer-64MB-and-back', {
  samples: 10,
  setup: () => ({
    buffer: new ArrayBuffer(64 << 20),
    worker: new Worker(`
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', (b) => parentPort.postMessage(b, [b]));`, { eval: true }),
  }),
  async measure(ctx) {
    const { data } = ctx;
    ctx.start();
    const back = answer(data.worker);
    data.worker.postMessage(data.buffer, [data.buffer]);
    data.buffer = await back;
    ctx.stop();
  },
  teardown: (ctx) => ctx.data.worker.terminate(),
});

oneWay('small', { n: 1, text: 'small' });
oneWay('1KB-string', 'x'.repeat(1024));

/** Not every runtime delivers all: what does not come is no reason to wait for ever. */
async function inTime(done) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('messages were lost')), PATIENCE);
  });
  await Promise.race([done, late]);
  clearTimeout(timer);
}

// A delivery, from one thread to eight.
const BATCH = 2_000;
const PATIENCE = 10_000;
bench('broadcast-to-8', {
  unit: 'deliveries',
  samples: 5,
  warmup: 200,
  async setup() {
    const workers = Array.from({ length: 8 }, () => new Worker(`
      const { parentPort, BroadcastChannel } = require('node:worker_threads');
      const channel = new BroadcastChannel('benchmark');
      let left = ${BATCH};
      channel.onmessage = () => { if (--left === 0) { left = ${BATCH}; parentPort.postMessage(0); } };
      parentPort.postMessage('ready');`, { eval: true }));
    await Promise.all(workers.map(answer));
    return { channel: new BroadcastChannel('benchmark'), workers };
  },
  async measure(ctx) {
    const { channel, workers } = ctx.data;
    const began = now();
    const done = Promise.all(workers.map(answer));
    for (let k = 0; k < BATCH; k++) channel.postMessage({ n: k, text: 'small' });
    await inTime(done);
    const deliveries = BATCH * workers.length;
    ctx.record(Number(now() - began) / deliveries, deliveries);
  },
  async teardown({ data: { channel, workers } }) {
    channel.close();
    await Promise.all(workers.map((worker) => worker.terminate()));
  },
});

'use strict';
// There and back between two threads: by messages, by a channel made for the call, by Atomics.
const { MessageChannel, Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const message = (port) => new Promise((resolve) => port.once('message', resolve));
const start = (text) => new Worker(text, { eval: true });
const teardown = ({ data }) => Promise.all([data].flat().map((worker) => worker.terminate()));

const ECHO = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (m) => parentPort.postMessage(m));`;

// Each is a figure of its many records: more samples make its tail tell more.
const samples = 10;

bench('round-trip', {
  samples,
  teardown,
  setup: () => start(ECHO),
  async measure(ctx) {
    const answer = message(ctx.data);
    ctx.start();
    ctx.data.postMessage({ n: 1, text: 'small' });
    await answer;
    ctx.stop();
  },
});

// One Worker measures, as the parent is not on the way.
bench('round-trip-by-port', {
  samples,
  teardown,
  async setup() {
    const asks = start(`
      const { parentPort } = require('node:worker_threads');
      parentPort.once('message', (port) => {
        const times = [];
        let began;
        const ask = () => {
          began = process.hrtime.bigint();
          port.postMessage({ n: 1, text: 'small' });
        };
        port.on('message', () => {
          times.push(Number(process.hrtime.bigint() - began));
          if (times.length < 500) return ask();
          parentPort.postMessage(times.splice(0));
        });
        parentPort.on('message', ask);
        parentPort.postMessage('ready');
      });`);
    const answers = start(`
      require('node:worker_threads').parentPort.once('message', (port) => port.on('message', (m) => port.postMessage(m)));`);
    const { port1, port2 } = new MessageChannel();
    answers.postMessage(port2, [port2]);
    asks.postMessage(port1, [port1]);
    await message(asks);
    return [asks, answers];
  },
  async measure(ctx) {
    const [asks] = ctx.data;
    asks.postMessage(0);
    for (const ns of await message(asks)) ctx.record(ns);
  },
});

bench('call-with-fresh-channel', {
  unit: 'calls',
  samples,
  teardown,
  setup: () => start(`
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ port, n }) => {
      port.postMessage(n + 1);
      port.close();
    });`),
  async measure(ctx) {
    ctx.start();
    const { port1, port2 } = new MessageChannel();
    const answer = message(port1);
    ctx.data.postMessage({ port: port2, n: 1 }, [port2]);
    await answer;
    ctx.stop();
    port1.close();
  },
});

// Two Workers, each waits for its word to change.
const ROUNDS = 500;
bench('atomics-round-trip', {
  samples,
  teardown,
  setup() {
    const words = new Int32Array(new SharedArrayBuffer(8));
    const player = (mine, other, begins) => new Worker(`
      const { parentPort, workerData: words } = require('node:worker_threads');
      const tell = () => { Atomics.add(words, ${other}, 1); Atomics.notify(words, ${other}); };
      let seen = 0;
      const wait = () => {
        // A wake-up may come late, for what was seen already.
        while (Atomics.load(words, ${mine}) === seen) Atomics.wait(words, ${mine}, seen);
        seen++;
      };
      parentPort.on('message', () => {
        const began = process.hrtime.bigint();
        for (let i = 0; i < ${ROUNDS}; i++) { ${begins ? 'tell(); wait();' : 'wait(); tell();'} }
        parentPort.postMessage(Number(process.hrtime.bigint() - began) / ${ROUNDS});
      });`, { eval: true, workerData: words });
    return [player(0, 1, true), player(1, 0, false)];
  },
  async measure(ctx) {
    const [first, second] = ctx.data;
    const done = [message(first), message(second)];
    second.postMessage(0);
    first.postMessage(0);
    const [ns] = await Promise.all(done);
    ctx.record(ns, ROUNDS);
  },
});

'use strict';
// Messages in great number through short-lived channels, each used and ended in another way. Run by
// TestStressMessages, which takes a measure at each message and posts the go-ahead.
const { BroadcastChannel, MessageChannel, Worker, parentPort, receiveMessageOnPort, workerData } = require('worker_threads');
const { checkpoint } = require('./stress-common.js');

const ECHO = `
  require('worker_threads').parentPort.on('message', (port) => {
    port.on('message', (value) => {
      if (value.last) port.postMessage(value);
    });
  });`;

const text = 'some text';
const turn = () => new Promise(setImmediate);
const event = (emitter, name) => new Promise((resolve) => emitter.once(name, resolve));

/** Every third message has a buffer that moves. */
function post(port, n, last) {
  if (n % 3 !== 0) return port.postMessage({ n, text, last });
  const buffer = new ArrayBuffer(64);
  port.postMessage({ n, buffer, last }, [buffer]);
}

function postAll(port, messages) {
  for (let n = 1; n < messages; n++) post(port, n, false);
  post(port, messages, true);
}

let echo;

/** What becomes of a channel. */
const LIVES = [
  async function toWorker(messages) {
    const { port1, port2 } = new MessageChannel();
    echo.postMessage(port2, [port2]);
    const done = event(port1, 'message');
    postAll(port1, messages);
    await done;
    port1.close();
    await event(port1, 'close');
  },
  async function here(messages) {
    const { port1, port2 } = new MessageChannel();
    const done = new Promise((resolve) => port2.on('message', (value) => value.last && resolve()));
    postAll(port1, messages);
    await done;
    port2.close();
  },
  async function closedHalfWay(messages) {
    const { port1, port2 } = new MessageChannel();
    let left = messages >> 1;
    port2.on('message', () => {
      if (--left === 0) port2.close();
    });
    postAll(port1, messages);
    await event(port2, 'close');
  },
  async function nobodyReads(messages) {
    const { port1, port2 } = new MessageChannel();
    postAll(port1, messages);
    port1.close();
    await turn();
    port2.close();
  },
  async function readAtOnce(messages) {
    const { port1, port2 } = new MessageChannel();
    postAll(port1, messages);
    for (let n = messages >> 1; n > 0; n--) receiveMessageOnPort(port2);
    port2.close();
  },
  async function portsInside(messages) {
    const { port1, port2 } = new MessageChannel();
    for (let n = 0; n < messages; n++) {
      if (n % 50 !== 0) {
        post(port1, n, false);
        continue;
      }
      const inner = new MessageChannel();
      post(inner.port1, 3, false);
      port1.postMessage({ port: inner.port2 }, [inner.port2]);
    }
    await turn();
    port2.on('message', ({ port }) => {
      port?.close(); // what comes in the same batch arrives all the same
      port2.close();
    });
    await event(port2, 'close');
  },
  async function withItsWorker(messages) {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(ECHO, { eval: true });
    port1.on('message', () => {}); // an answer that is not read would stand before the end
    worker.postMessage(port2, [port2]);
    postAll(port1, messages);
    await event(worker, 'online');
    await Promise.all([worker.terminate(), event(port1, 'close')]);
  },
  async function broadcast(messages) {
    const a = new BroadcastChannel('stress');
    const b = new BroadcastChannel('stress');
    let left = messages;
    const heard = new Promise((resolve) => {
      b.onmessage = () => --left === 0 && resolve();
    });
    const shared = new SharedArrayBuffer(16);
    for (let n = 0; n < messages; n++) a.postMessage({ n, shared });
    await heard;
    a.close();
    b.close();
  },
];

async function main() {
  const { channels, messages, steps, warmup } = workerData;
  echo = new Worker(ECHO, { eval: true });
  let next = 0;
  const upTo = async (end) => {
    for (; next < end; next++) await LIVES[next % LIVES.length](messages);
  };
  await upTo(warmup);
  await checkpoint(parentPort);
  for (let step = 1; step <= steps; step++) {
    await upTo(warmup + Math.floor((channels * step) / steps));
    await checkpoint(parentPort);
  }
  await echo.terminate();
}

main();

'use strict';
// A small object to a Worker and back.
const { Worker } = require('node:worker_threads');

const worker = new Worker(`
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (m) => parentPort.postMessage(m));`, { eval: true });
const rounds = 4000;
const times = [];
let began;

worker.on('message', () => {
  times.push(Number(process.hrtime.bigint() - began));
  if (times.length === rounds) {
    times.splice(0, 500);
    times.sort((a, b) => a - b);
    console.log('round-trip', times[times.length >> 1], 'ns');
    console.log('round-trip-p99', times[Math.floor(times.length * 0.99)], 'ns');
    worker.terminate();
    return;
  }
  send();
});

function send() {
  began = process.hrtime.bigint();
  worker.postMessage({ n: 1, text: 'small' });
}
send();

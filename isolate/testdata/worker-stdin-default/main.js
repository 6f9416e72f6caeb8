'use strict';
// Without the option stdin there is no writable stream, and process.stdin is at its end.
const { Worker } = require('node:worker_threads');
for (const options of [{}, { stdin: false }, { stdin: undefined }, { stdin: 0 }]) {
  const worker = new Worker(`const { parentPort } = require('worker_threads');
    process.stdin.on('data', () => parentPort.postMessage('data')).on('end', () => parentPort.postMessage('end'));`, { eval: true, ...options });
  console.log(worker.stdin);
  worker.on('message', (m) => console.log(m));
}

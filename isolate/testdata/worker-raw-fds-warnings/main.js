'use strict';
// What a Worker says of descriptors that others close, or that it closes and has not opened.
const fs = require('node:fs');
const { Worker } = require('node:worker_threads');
const { log } = console;
const before = `const fs = require('fs'); const { parentPort } = require('worker_threads');
  process.on('warning', (w) => parentPort.postMessage(w.name + ': ' + w.message.replace(/\\d+/, 'N')));`;

function run(source, use = () => {}) {
  return new Promise((resolve) => {
    const seen = [];
    const worker = new Worker(before + source, { eval: true, stderr: true });
    worker.on('message', (m) => (typeof m === 'number' ? use(m, worker) : seen.push(m)));
    worker.on('exit', () => resolve(seen));
  });
}

const closeAndAnswer = (fd, worker) => {
  fs.closeSync(fd);
  worker.postMessage('closed');
};

(async () => {
  log('twice, sync', await run(`parentPort.postMessage(fs.openSync('/dev/null'));
    parentPort.once('message', () => { fs.openSync('/dev/null'); });`, closeAndAnswer));
  log('twice, async', await run(`fs.open('/dev/null', (err, fd) => parentPort.postMessage(fd));
    parentPort.once('message', () => fs.open('/dev/null', (err, fd) => parentPort.postMessage(typeof fd)));`, closeAndAnswer));
  log('another\'s', await run(`fs.closeSync(${fs.openSync('/dev/null')});`));
  log('none', await run(`fs.close(9999, (err) => parentPort.postMessage(err.code));`));
  log('a FileHandle\'s', await run(`fs.promises.open('/dev/null').then(async (handle) => {
    fs.closeSync(handle.fd);
    await handle.close().catch((err) => parentPort.postMessage(err.code));
  });`));
})();

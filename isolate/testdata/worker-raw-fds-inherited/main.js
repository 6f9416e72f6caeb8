'use strict';
// trackUnmanagedFds is inherited by nested Workers.
const fs = require('node:fs');
const { Worker } = require('node:worker_threads');
const inner = `require('worker_threads').parentPort.postMessage(require('fs').openSync('/dev/null'))`;
const outer = `const { Worker, parentPort } = require('worker_threads');
  new Worker(${JSON.stringify(inner)}, { eval: true }).on('message', (fd) => { this.fd = fd; })
    .on('exit', () => parentPort.postMessage(this.fd));`;
const state = (fd) => { try { fs.fstatSync(fd); return 'open'; } catch (error) { return error.code; } };

(async () => {
  for (const trackUnmanagedFds of [undefined, true, false]) {
    await new Promise((resolve) => {
      new Worker(outer, { eval: true, trackUnmanagedFds }).on('message', (fd) => console.log(trackUnmanagedFds, state(fd)))
        .on('exit', resolve);
    });
  }
})();

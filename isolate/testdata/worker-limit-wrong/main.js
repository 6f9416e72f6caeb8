'use strict';
// The limits that node does not have refuse what cannot be one.
const { Worker } = require('node:worker_threads');

for (const name of ['maxArrayBufferMb', 'cpuTimeMs', 'maxQueuedMb']) {
  for (const value of [-1, 0, NaN, Infinity, 1e30, '1', null, {}, 1n]) {
    try {
      new Worker('', { eval: true, resourceLimits: { [name]: value } }).on('exit', () => {});
      console.log(name, String(value), 'taken');
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
}

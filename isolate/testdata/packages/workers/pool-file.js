const { parentPort, workerData } = require('node:worker_threads');
parentPort.on('message', (n) => {
  if (typeof n !== 'number') throw new TypeError('not a number: ' + n);
  parentPort.postMessage([n * workerData.by, process.env.SHARED]);
});

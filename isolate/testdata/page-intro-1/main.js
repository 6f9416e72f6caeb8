const worker = require('node:worker_threads');

console.log(typeof worker.Worker, typeof worker.MessageChannel, worker.isMainThread);

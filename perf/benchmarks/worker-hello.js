const { Worker, isMainThread } = require('node:worker_threads');
if (isMainThread) new Worker(__filename);
else console.log('hello');

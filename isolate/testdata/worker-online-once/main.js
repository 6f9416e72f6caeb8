const { Worker } = require('worker_threads');
let online = 0;
new Worker('setTimeout(() => {}, 20)', { eval: true })
  .on('online', (...args) => { online++; console.log('online', args); })
  .on('exit', (...args) => console.log('exit', args, online));

const { Worker } = require('worker_threads');
new Worker('throw new TypeError("unheard")', { eval: true }).on('exit', () => console.log('never'));
process.on('uncaughtException', (e) => console.log(e.name, e.message));

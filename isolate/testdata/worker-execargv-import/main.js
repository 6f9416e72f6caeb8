const { Worker } = require('worker_threads');
new Worker('./w.mjs', { execArgv: ['--import', './pre.mjs'] }).on('exit', (code) => console.log(code));

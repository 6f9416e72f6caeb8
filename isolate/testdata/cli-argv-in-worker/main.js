const { Worker, isMainThread } = require('worker_threads');
const { basename } = require('path');
console.log(isMainThread, process.argv.slice(1).map((s) => basename(s)), process.execArgv, process.execPath === process.argv[0],
  basename(process.argv0) !== "");
if (isMainThread) new Worker(__filename, { argv: ['from', 'parent'] });

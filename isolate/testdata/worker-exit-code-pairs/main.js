'use strict';
// Every two ways of an end together: what the parent hears.
const { Worker } = require('node:worker_threads');
const parts = {
  'exitCode': 'process.exitCode = 3;',
  'exit(4)': 'process.exit(4);',
  'throw': 'throw new Error("thrown");',
  'rejection': 'Promise.reject(new Error("rejected"));',
  'on exit: exitCode': 'process.on("exit", () => { process.exitCode = 7; });',
  'on exit: exit(8)': 'process.on("exit", () => { process.exit(8); });',
  'on beforeExit: exitCode': 'process.on("beforeExit", () => { process.exitCode = 9; });',
  'on beforeExit: throw': 'process.on("beforeExit", () => { throw new Error("in beforeExit"); });',
  'on uncaughtException: exit(11)': 'process.on("uncaughtException", () => { process.exit(11); });',
  'on uncaughtException: throw': 'process.on("uncaughtException", () => { throw new Error("in uncaughtException"); });',
  'on unhandledRejection: exitCode': 'process.on("unhandledRejection", () => { process.exitCode = 13; });',
  'capture': 'process.setUncaughtExceptionCaptureCallback(() => { process.exit(12); });',
};
const run = (source) => new Promise((resolve) => {
  const heard = [];
  new Worker(source, { eval: true, stderr: true }).on('error', (error) => heard.push(error.message)).on('exit', (code) => resolve([...heard, code].join(' ')));
});
(async () => {
  for (const [first, one] of Object.entries(parts)) {
    for (const [second, two] of Object.entries(parts)) {
      if (first !== second) console.log(`${first} + ${second} = ${await run(one + two)}`);
    }
  }
})();

'use strict';
// A data: URL is not in process.argv, files and [worker eval] are.
const { Worker } = require('node:worker_threads');
const source = 'import { parentPort } from "worker_threads"; parentPort.postMessage(process.argv.slice(1))';
const text = 'require("worker_threads").parentPort.postMessage(process.argv.slice(1))';
const run = (...args) => new Promise((resolve) => new Worker(...args).on('message', (m) => console.log(m)).on('exit', resolve));
(async () => {
  const url = new URL('data:text/javascript,' + encodeURIComponent(source));
  await run(url);
  await run(url, { argv: ['a', 1] });
  await run(text, { eval: true });
  await run(text, { eval: true, argv: ['a', 1] });
})();

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const path = require('path');
const run = (f) => new Promise((r) => new Worker(f).on('message', (m) => console.log(m)).on('error', (e) => console.log(e.name, e.code)).on('exit', (c) => { console.log(c); r(); }));
(async () => {
  for (const f of ['./a.mjs', './b.cjs', './typed/c.js', './d.json', './e.unknown', './folder', './gone.js']) { console.log(f); await run(path.resolve(__dirname, f)); }
})();

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const run = (f, o) => new Promise((r) => new Worker(f, o).on('message', (m) => console.log(m)).on('exit', (c) => { console.log(c); r(); }));
(async () => { await run(__dirname + '/a.mjs'); await run(__dirname + '/b.mjs'); await run('await new Promise(() => {})', { eval: true }); })();

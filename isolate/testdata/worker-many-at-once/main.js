const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const n = 40;
Promise.all(Array.from({ length: n }, (_, i) => new Promise((resolve) => {
  let got;
  new Worker("const w = require('worker_threads'); w.parentPort.once('message', (m) => w.parentPort.postMessage(m * 2))", { eval: true })
    .on('message', (m) => { got = m; }).on('exit', (c) => resolve([got, c])).postMessage(i);
}))).then((all) => console.log(all.every(([v, c], i) => v === 2 * i && c === 0), all.length));

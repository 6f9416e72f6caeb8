const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const nested = `new (require('worker_threads').Worker)('setInterval(() => {}, 1000); require("worker_threads").parentPort.postMessage(1)', { eval: true }).on('message', (m) => require('worker_threads').parentPort.postMessage(m)).on('exit', () => console.log('never'))`;
const worker = new Worker(nested, { eval: true });
worker.on('message', async () => console.log(await worker.terminate()));

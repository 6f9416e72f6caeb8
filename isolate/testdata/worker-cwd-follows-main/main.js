const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker("const { parentPort } = require('worker_threads'); parentPort.on('message', () => parentPort.postMessage(process.cwd()))", { eval: true });
const before = process.cwd();
worker.postMessage(1);
worker.once('message', (a) => {
  console.log(a === before);
  process.chdir('/');
  worker.postMessage(2);
  worker.once('message', (b) => { console.log(b); worker.terminate(); });
});

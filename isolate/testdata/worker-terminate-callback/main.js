const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
process.on('warning', (w) => console.log(w.name, w.code, w.message));
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
worker.once('online', () => worker.terminate((...args) => console.log('callback', args)).then((code) => {
  console.log('promise', code);
  worker.terminate(() => console.log('never')).then((value) => console.log(value));
}));

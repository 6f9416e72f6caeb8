const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker('setTimeout(() => {}, 50)', { eval: true });
worker.unref();
worker.ref();
worker.ref();
worker.on('exit', (code) => console.log('exit', code));

// Node has Symbol.asyncDispose on Worker since 24.
const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
worker.on('exit', (code) => console.log('exit', code));
worker.once('online', () => worker.terminate().then(() => undefined).then((value) => console.log(value, worker.threadId)));

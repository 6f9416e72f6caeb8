const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
const order = [];
worker.on('exit', (code) => order.push(`exit ${code}`));
worker.on('online', () => worker.terminate().then((code) => { order.push(`resolved ${code}`); console.log(order); }));

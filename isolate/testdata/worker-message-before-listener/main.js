const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker("const { parentPort } = require('worker_threads'); setTimeout(() => parentPort.on('message', (m) => { parentPort.postMessage(m); if (m === 2) parentPort.close(); }), 20)", { eval: true });
for (let i = 0; i < 3; i++) worker.postMessage(i);
worker.on('message', (m) => console.log(m)).on('exit', (c) => console.log('exit', c));

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
console.log(isMainThread, threadId, parentPort, workerData, Object.keys(resourceLimits).length);
new Worker(`const w = require('worker_threads');
console.log(w.isMainThread, w.threadId, w.parentPort instanceof w.MessagePort, w.workerData, Object.keys(w.resourceLimits));
new w.Worker("const w = require('worker_threads'); console.log(w.isMainThread, w.threadId)", { eval: true });`, { eval: true });

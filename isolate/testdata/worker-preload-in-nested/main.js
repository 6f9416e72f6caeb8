const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
if (isMainThread) new Worker(__filename);
else if (workerData !== 2) new Worker(__filename, { workerData: 2 });

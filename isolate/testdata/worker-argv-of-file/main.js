const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
new Worker('./w.js', { argv: ['a', 'b'] }).on('message', (m) => console.log(m));

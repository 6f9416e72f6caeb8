const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
process.chdir('sub');
new Worker('./w.js').on('message', (m) => console.log(m)).on('exit', () => {
  new Worker('../w.js').on('message', (m) => console.log(m));
});

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
(async () => {
  let sum = 0;
  for (let i = 0; i < 30; i++) {
    await new Promise((resolve) => new Worker("const w = require('worker_threads'); w.parentPort.postMessage(w.workerData)", { eval: true, workerData: i }).on('message', (m) => { sum += m; }).on('exit', resolve));
  }
  console.log(sum);
})();

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker("while (true);", { eval: true });
worker.on('online', () => setTimeout(() => {
  const a = worker.performance.eventLoopUtilization();
  setTimeout(() => {
    const b = worker.performance.eventLoopUtilization();
    console.log(a.idle, b.idle, a.utilization, b.utilization, b.active > a.active);
    worker.terminate();
  }, 60);
}, 60));

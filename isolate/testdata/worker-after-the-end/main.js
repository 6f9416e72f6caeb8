const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker('', { eval: true, stdin: true, stdout: true });
const streams = [worker.stdin, worker.stdout, worker.stderr];
console.log(worker.threadId > 0);
worker.on('exit', async (code) => {
  console.log(code, worker.threadId, worker.resourceLimits);
  console.log(worker.ref(), worker.unref(), worker.postMessage(1), await worker.terminate());
  console.log(worker.performance.eventLoopUtilization());
  console.log(streams[0] === worker.stdin, streams[1] === worker.stdout, streams[2] === worker.stderr);
  await worker.getHeapSnapshot().catch((e) => console.log(e.name, e.code, e.message));
});

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
(async () => {
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
  for (const options of [1, null, 'x', { exposeInternals: 1 }, { exposeNumericValues: 'x' }]) {
    try {
      await worker.getHeapSnapshot(options);
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  }
  await worker.terminate();
  await worker.getHeapSnapshot().catch((e) => console.log(e.code));
})();

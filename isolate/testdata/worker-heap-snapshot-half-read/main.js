const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
(async () => {
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
  await new Promise((resolve) => worker.once('online', resolve));
  const stream = await worker.getHeapSnapshot();
  stream.once('data', async (chunk) => {
    console.log(chunk.length > 0, Buffer.isBuffer(chunk));
    console.log(await worker.terminate());
    stream.destroy();
  });
})();

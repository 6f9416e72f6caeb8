const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
// What a Worker prints goes through its parent, and waits while that is busy.
if (isMainThread) {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  new Worker(__filename, { workerData: flag });
  Atomics.wait(flag, 0, 0);
  const until = Date.now() + 100;
  while (Date.now() < until);
  process.stdout.write('first: the main thread\n');
} else {
  console.log('second: the Worker, which was earlier');
  Atomics.store(workerData, 0, 1);
  Atomics.notify(workerData, 0);
}

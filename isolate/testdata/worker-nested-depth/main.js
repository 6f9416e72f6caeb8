const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const depth = workerData ?? 0;
if (depth < 5) {
  const worker = new Worker(__filename, { workerData: depth + 1 });
  worker.on('message', (m) => (isMainThread ? console.log(m) : parentPort.postMessage([depth, ...m])));
  worker.on('exit', (c) => { if (isMainThread) console.log('exit', c); });
} else {
  parentPort.postMessage([depth, 'bottom']);
}

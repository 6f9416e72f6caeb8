const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
// Each level's uncaught error is the next one's 'error' event, which nobody hears.
const level = workerData ?? 0;
if (level < 4) {
  const worker = new Worker(__filename, { workerData: level + 1 });
  if (level === 0) worker.on('error', (e) => console.log(e instanceof RangeError, e.message, e.code, e.deep)).on('exit', (c) => console.log(c));
} else {
  throw Object.assign(new RangeError('from the depth'), { code: 'DEEP', deep: { level } });
}

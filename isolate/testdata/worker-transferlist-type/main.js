const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
function attempt(label, make) {
  try {
    const worker = make();
    console.log(label, 'made');
    worker.on('error', () => {});
    worker.terminate();
  } catch (error) {
    console.log(label, `${error.name} ${error.code}: ${error.message}`);
  }
}
attempt(`new Worker('', { eval: true, transferList: [1] })`, () => new Worker('', { eval: true, transferList: [1] }));
attempt(`new Worker('', { eval: true, transferList: [{}] })`, () => new Worker('', { eval: true, transferList: [{}] }));
attempt(`new Worker('', { eval: true, transferList: new Set([new ArrayBuffer(2)]) })`, () => new Worker('', { eval: true, transferList: new Set([new ArrayBuffer(2)]) }));
attempt(`new Worker('', { eval: true, transferList: null })`, () => new Worker('', { eval: true, transferList: null }));
attempt(`new Worker('', { eval: true, transferList: undefined })`, () => new Worker('', { eval: true, transferList: undefined }));

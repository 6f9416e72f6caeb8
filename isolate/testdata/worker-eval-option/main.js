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
attempt(`new Worker('', { eval: true })`, () => new Worker('', { eval: true }));
attempt(`new Worker('', { eval: 1 })`, () => new Worker('', { eval: 1 }));
attempt(`new Worker('', { eval: 'x' })`, () => new Worker('', { eval: 'x' }));
attempt(`new Worker('', { eval: {} })`, () => new Worker('', { eval: {} }));
attempt(`new Worker('', { eval: null })`, () => new Worker('', { eval: null }));
attempt(`new Worker('', { eval: 0 })`, () => new Worker('', { eval: 0 }));
attempt(`new Worker('', { eval: undefined })`, () => new Worker('', { eval: undefined }));
attempt(`new Worker(1, { eval: true })`, () => new Worker(1, { eval: true }));
attempt(`new Worker(new URL('file:///x'), { eval: true })`, () => new Worker(new URL('file:///x'), { eval: true }));

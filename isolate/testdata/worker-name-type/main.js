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
attempt(`new Worker('', { eval: true, name: 1 })`, () => new Worker('', { eval: true, name: 1 }));
attempt(`new Worker('', { eval: true, name: 'x' })`, () => new Worker('', { eval: true, name: 'x' }));
attempt(`new Worker('', { eval: true, name: '' })`, () => new Worker('', { eval: true, name: '' }));
attempt(`new Worker('', { eval: true, name: null })`, () => new Worker('', { eval: true, name: null }));
attempt(`new Worker('', { eval: true, name: {} })`, () => new Worker('', { eval: true, name: {} }));
attempt(`new Worker('', { eval: true, name: true })`, () => new Worker('', { eval: true, name: true }));
attempt(`new Worker('', { eval: true, name: undefined })`, () => new Worker('', { eval: true, name: undefined }));
attempt(`new Worker('', { eval: true, name: [] })`, () => new Worker('', { eval: true, name: [] }));

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
attempt(`new Worker('', { eval: true, argv: 1 })`, () => new Worker('', { eval: true, argv: 1 }));
attempt(`new Worker('', { eval: true, argv: 'x' })`, () => new Worker('', { eval: true, argv: 'x' }));
attempt(`new Worker('', { eval: true, argv: {} })`, () => new Worker('', { eval: true, argv: {} }));
attempt(`new Worker('', { eval: true, argv: true })`, () => new Worker('', { eval: true, argv: true }));
attempt(`new Worker('', { eval: true, argv: null })`, () => new Worker('', { eval: true, argv: null }));
attempt(`new Worker('', { eval: true, argv: undefined })`, () => new Worker('', { eval: true, argv: undefined }));
attempt(`new Worker('', { eval: true, argv: [] })`, () => new Worker('', { eval: true, argv: [] }));
attempt(`new Worker('', { eval: true, argv: () => {} })`, () => new Worker('', { eval: true, argv: () => {} }));

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
attempt(`new Worker('', { eval: true, execArgv: 1 })`, () => new Worker('', { eval: true, execArgv: 1 }));
attempt(`new Worker('', { eval: true, execArgv: 'x' })`, () => new Worker('', { eval: true, execArgv: 'x' }));
attempt(`new Worker('', { eval: true, execArgv: {} })`, () => new Worker('', { eval: true, execArgv: {} }));
attempt(`new Worker('', { eval: true, execArgv: true })`, () => new Worker('', { eval: true, execArgv: true }));
attempt(`new Worker('', { eval: true, execArgv: null })`, () => new Worker('', { eval: true, execArgv: null }));
attempt(`new Worker('', { eval: true, execArgv: undefined })`, () => new Worker('', { eval: true, execArgv: undefined }));
attempt(`new Worker('', { eval: true, execArgv: [] })`, () => new Worker('', { eval: true, execArgv: [] }));
attempt(`new Worker('', { eval: true, execArgv: () => {} })`, () => new Worker('', { eval: true, execArgv: () => {} }));

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
attempt(`new Worker('', { eval: true, env: 1 })`, () => new Worker('', { eval: true, env: 1 }));
attempt(`new Worker('', { eval: true, env: 'x' })`, () => new Worker('', { eval: true, env: 'x' }));
attempt(`new Worker('', { eval: true, env: true })`, () => new Worker('', { eval: true, env: true }));
attempt(`new Worker('', { eval: true, env: null })`, () => new Worker('', { eval: true, env: null }));
attempt(`new Worker('', { eval: true, env: undefined })`, () => new Worker('', { eval: true, env: undefined }));
attempt(`new Worker('', { eval: true, env: () => {} })`, () => new Worker('', { eval: true, env: () => {} }));
attempt(`new Worker('', { eval: true, env: Symbol('q') })`, () => new Worker('', { eval: true, env: Symbol('q') }));
attempt(`new Worker('', { eval: true, env: SHARE_ENV })`, () => new Worker('', { eval: true, env: SHARE_ENV }));
attempt(`new Worker('', { eval: true, env: {} })`, () => new Worker('', { eval: true, env: {} }));
attempt(`new Worker('', { eval: true, env: { a: Symbol('x') } })`, () => new Worker('', { eval: true, env: { a: Symbol('x') } }));
attempt(`new Worker('', { eval: true, env: { [Symbol('x')]: 1 } })`, () => new Worker('', { eval: true, env: { [Symbol('x')]: 1 } }));
attempt(`new Worker('', { eval: true, env: { get a() { throw new Error('getter'); } } })`, () => new Worker('', { eval: true, env: { get a() { throw new Error('getter'); } } }));

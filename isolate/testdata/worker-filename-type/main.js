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
attempt(`new Worker(1)`, () => new Worker(1));
attempt(`new Worker(null)`, () => new Worker(null));
attempt(`new Worker(undefined)`, () => new Worker(undefined));
attempt(`new Worker({})`, () => new Worker({}));
attempt(`new Worker([])`, () => new Worker([]));
attempt(`new Worker(true)`, () => new Worker(true));
attempt(`new Worker(Symbol('x'))`, () => new Worker(Symbol('x')));
attempt(`new Worker(() => {})`, () => new Worker(() => {}));
attempt(`new Worker(Buffer.from('x'))`, () => new Worker(Buffer.from('x')));
attempt(`Worker('x')`, () => Worker('x'));

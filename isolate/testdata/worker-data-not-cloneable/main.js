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
attempt(`new Worker('', { eval: true, workerData: () => {} })`, () => new Worker('', { eval: true, workerData: () => {} }));
attempt(`new Worker('', { eval: true, workerData: Symbol('x') })`, () => new Worker('', { eval: true, workerData: Symbol('x') }));
attempt(`new Worker('', { eval: true, workerData: new MessageChannel().port1 })`, () => new Worker('', { eval: true, workerData: new MessageChannel().port1 }));
attempt(`new Worker('', { eval: true, workerData: { deep: [new WeakMap()] } })`, () => new Worker('', { eval: true, workerData: { deep: [new WeakMap()] } }));
attempt(`(() => { const { port1 } = new MessageChannel(); return new Worker('', { eval: true, workerData: port1, transferList: [port1] }); })()`, () => (() => { const { port1 } = new MessageChannel(); return new Worker('', { eval: true, workerData: port1, transferList: [port1] }); })());

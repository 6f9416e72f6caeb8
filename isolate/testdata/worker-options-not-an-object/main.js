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
attempt(`new Worker('x', 1)`, () => new Worker('x', 1));
attempt(`new Worker('x', null)`, () => new Worker('x', null));
attempt(`new Worker('x', 'x')`, () => new Worker('x', 'x'));
attempt(`new Worker('x', [])`, () => new Worker('x', []));
attempt(`new Worker('x', () => {})`, () => new Worker('x', () => {}));

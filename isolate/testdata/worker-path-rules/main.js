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
attempt(`new Worker('x.js')`, () => new Worker('x.js'));
attempt(`new Worker('foo')`, () => new Worker('foo'));
attempt(`new Worker('')`, () => new Worker(''));
attempt(`new Worker('node:fs')`, () => new Worker('node:fs'));
attempt(`new Worker('file:///a.js')`, () => new Worker('file:///a.js'));
attempt(`new Worker('data:text/javascript,1')`, () => new Worker('data:text/javascript,1'));
attempt(`new Worker('FILE:///a')`, () => new Worker('FILE:///a'));
attempt(`new Worker('http://x/y')`, () => new Worker('http://x/y'));
attempt(`new Worker('..')`, () => new Worker('..'));
attempt(`new Worker('.')`, () => new Worker('.'));
attempt(`new Worker('file://host/a')`, () => new Worker('file://host/a'));
attempt(`new Worker('blob:x')`, () => new Worker('blob:x'));
attempt(`new Worker('./gone.js')`, () => new Worker('./gone.js'));
attempt(`new Worker('../gone.js')`, () => new Worker('../gone.js'));
attempt(`new Worker('/gone.js')`, () => new Worker('/gone.js'));
attempt(`new Worker('.\\\\a')`, () => new Worker('.\\a'));

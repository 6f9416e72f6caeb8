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
attempt(`new Worker(new URL('http://x/y'))`, () => new Worker(new URL('http://x/y')));
attempt(`new Worker(new URL('node:fs'))`, () => new Worker(new URL('node:fs')));
attempt(`new Worker(new URL('file://host/a'))`, () => new Worker(new URL('file://host/a')));
attempt(`new Worker(new URL('file:///gone%2Fa.js'))`, () => new Worker(new URL('file:///gone%2Fa.js')));
attempt(`new Worker(new URL('data:text/javascript,'))`, () => new Worker(new URL('data:text/javascript,')));
attempt(`new Worker(new URL('file:///gone.js'))`, () => new Worker(new URL('file:///gone.js')));

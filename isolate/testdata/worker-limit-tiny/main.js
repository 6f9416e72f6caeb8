'use strict';
// The limits that node does not have hold, however small: less than a byte is not none. They bound what comes by
// postMessageToThread, too.
const { Worker, isMainThread, parentPort, postMessageToThread, workerData } = require('node:worker_threads');

function tryTo(what, fn) {
  try {
    fn();
    console.log(what, 'done');
  } catch (error) {
    console.log(what, error.code ?? error.name);
  }
}

function program() {
  tryTo('a buffer', () => new ArrayBuffer(100));
  tryTo('a post', () => parentPort.postMessage('x'));
  process.on('workerMessage', () => console.log('a message'));
  const waiting = setInterval(() => {
    if (Atomics.load(workerData, 0) !== 0) clearInterval(waiting);
  }, 1);
}

function main() {
  const posted = new Int32Array(new SharedArrayBuffer(4));
  const resourceLimits = { maxQueuedMb: 1e-9, maxArrayBufferMb: 1e-9 };
  const w = new Worker(__filename, { workerData: posted, resourceLimits });
  let problem = 'none';
  w.on('online', async () => {
    try {
      await postMessageToThread(w.threadId, 'x');
    } catch (error) {
      problem = error.code ?? error.name;
    }
    Atomics.store(posted, 0, 1);
  });
  w.on('exit', (code) => console.log('exit', code, 'to the thread:', problem));
}

if (isMainThread) main();
else program();

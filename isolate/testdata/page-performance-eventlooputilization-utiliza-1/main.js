const { Worker, isMainThread, parentPort } = require('node:worker_threads');

if (isMainThread) {
  const worker = new Worker(__filename);
  setInterval(() => {
    worker.postMessage('hi');
    const { idle, active } = worker.performance.eventLoopUtilization();
    if (!(idle === 0 && active >= 0)) console.log({ idle, active });
  }, 100).unref();
  return;
}

let said = false;
parentPort.on('message', () => {
  if (!said) console.log('msg');
  said = true;
}).unref();
(function r(n) {
  if (--n < 0) return;
  const t = Date.now();
  while (Date.now() - t < 300);
  setImmediate(r, n);
})(10);

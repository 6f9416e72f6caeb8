const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
(async () => {
  for (const source of ['while (true);', 'setInterval(() => {}, 1000)', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', '(function f() { process.nextTick(f); })()', '(function f() { Promise.resolve().then(f); })()', '(function f() { setImmediate(f); })()', 'for (;;) { try { while (true); } finally { continue; } }']) {
    const worker = new Worker(source, { eval: true });
    await new Promise((resolve) => worker.once('online', resolve));
    const ends = [];
    worker.on('exit', (code) => ends.push(code));
    console.log(await Promise.all([worker.terminate(), worker.terminate()]), ends, worker.threadId);
  }
})();

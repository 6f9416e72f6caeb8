const workerpool = require('workerpool');
const fib = (n) => (n < 2 ? n : fib(n - 2) + fib(n - 1));
workerpool.worker({
  fib,
  async later(value) { await new Promise(setImmediate); return [value, workerpool.isMainThread, workerpool.platform]; },
  array(size) { const a = new Uint8Array(size).map((_, i) => i); return new workerpool.Transfer(a, [a.buffer]); },
  sum(bytes) { return bytes.reduce((x, y) => x + y, 0); },
  steps(n) { for (let i = 1; i <= n; i++) workerpool.workerEmit({ step: i, of: n }); return 'stepped'; },
  sendsBytes() { const b = new Uint8Array([1, 2, 3]); workerpool.workerEmit(new workerpool.Transfer(b, [b.buffer])); return b.byteLength; },
  fails(kind) { if (kind === 'async') return Promise.reject(Object.assign(new RangeError('async failure'), { code: 'E_CODE' })); throw new TypeError('sync failure'); },
  quits() { process.exit(7); },
  forever() { for (;;); },
  abortable() {
    const { worker } = this;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 1e6);
      worker.addAbortListener(async () => { clearTimeout(timer); resolve(); });
      workerpool.workerEmit('waiting');
    });
  },
}, { onTerminate: (code) => console.log('onTerminate', code), abortListenerTimeout: 5000 });

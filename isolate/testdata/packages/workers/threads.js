const { expose, Transfer, isWorkerRuntime } = require('threads/worker');
const { Observable, Subject } = require('threads/observable');
const { workerData } = require('node:worker_threads');
const stream = new Subject();
expose({
  echo: (x) => x,
  add: (a, b) => a + b,
  async later(x) { await new Promise(setImmediate); return [x, isWorkerRuntime(), workerData]; },
  count: (n) => new Observable((observer) => { for (let i = 0; i < n; i++) observer.next(i); observer.complete(); }),
  failing: () => new Observable((observer) => { observer.next('first'); observer.error(new RangeError('the observable failed')); }),
  values: () => Observable.from(stream),
  push(x) { stream.next(x); },
  finish() { stream.complete(); },
  fail(async) { const e = Object.assign(new TypeError('refused'), { code: 'E_REFUSED' }); if (async) return Promise.reject(e); throw e; },
  bytes(buffer) { new Uint8Array(buffer)[0]++; return Transfer(buffer); },
  uncaught() { setImmediate(() => { throw new Error('outside'); }); return new Promise(() => {}); },
});

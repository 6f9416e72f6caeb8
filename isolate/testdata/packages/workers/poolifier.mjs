import { ThreadWorker } from 'poolifier';
// A thread that ends by itself before the pool calls terminate() leaves the pool waiting, on node too.
setInterval(() => {}, 1e6);
export default new ThreadWorker({
  double: (n) => n * 2,
  later: async (data) => { await new Promise(setImmediate); return data; },
  fail: (text) => { throw new RangeError(text); },
  size: (view) => view.byteLength,
});

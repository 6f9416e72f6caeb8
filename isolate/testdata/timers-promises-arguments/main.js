// Bad arguments reject.
const tp = require('timers/promises');
(async () => {
  for (const bad of ['x', null, {}, Symbol('s')]) await tp.setTimeout(bad).catch((e) => console.log(e.code, e.message));
  for (const options of [1, null, 'x', { ref: 1 }, { signal: 1 }, { signal: {} }, []]) {
    await tp.setTimeout(1, 0, options).catch((e) => console.log(e.code, e.message));
    await tp.setImmediate(0, options).catch((e) => console.log(e.code, e.message));
    await tp.setInterval(1, 0, options).next().catch((e) => console.log(e.code, e.message));
  }
  for (const call of [() => new tp.scheduler.constructor(), () => tp.scheduler.wait.call({}, 1), () => tp.scheduler.yield.call({})]) {
    try { await call(); } catch (e) { console.log(e.code, e.message); }
  }
})();

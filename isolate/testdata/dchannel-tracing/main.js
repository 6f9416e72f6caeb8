const dc = require('diagnostics_channel');
const tracing = dc.tracingChannel('op');
const handlers = {};
for (const name of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  handlers[name] = ({ id, result, error }, channel) => console.log(channel, id, result, error?.message);
}
console.log(tracing.traceSync((x) => x, { id: 0 }, null, 'no subscribers'));
tracing.subscribe(handlers);
console.log(tracing.traceSync(function(x) { return this.y + x; }, { id: 1 }, { y: 1 }, 2));
try {
  tracing.traceSync(() => { throw new Error('sync'); }, { id: 2 });
} catch (err) {
  console.log('thrown', err.message);
}
(async () => {
  console.log(await tracing.tracePromise(async (x) => x, { id: 3 }, null, 'value'));
  await tracing.tracePromise(async () => { throw new Error('async'); }, { id: 4 }).catch((err) => console.log(err.message));
  await new Promise((resolve) => {
    tracing.traceCallback((x, callback) => setImmediate(callback, null, x), -1, { id: 5 }, null, 'cb', (err, value) => {
      console.log('callback', err, value);
      resolve();
    });
  });
  await new Promise((resolve) => {
    tracing.traceCallback((callback) => setImmediate(callback, new Error('failed')), 0, { id: 6 }, null, resolve);
  });
  console.log(tracing.unsubscribe(handlers), tracing.unsubscribe(handlers));
  try {
    tracing.subscribe({ start() {} });
    tracing.traceCallback(() => {}, 0, {}, null, 5);
  } catch (err) {
    console.log(err.code, err.message);
  }
})();

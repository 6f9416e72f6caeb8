const EventEmitter = require('events');
const e = new EventEmitter();
const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
for (const method of ['on', 'once', 'off', 'addListener', 'removeListener', 'prependListener', 'prependOnceListener']) {
  attempt(() => e[method]('x'));
  attempt(() => e[method]('x', {}));
}
attempt(() => e.setMaxListeners(-1));
attempt(() => e.setMaxListeners(NaN));
attempt(() => e.setMaxListeners('7'));
attempt(() => { EventEmitter.defaultMaxListeners = -1; });
attempt(() => { EventEmitter.captureRejections = 1; });
attempt(() => new EventEmitter({ captureRejections: 'yes' }));
attempt(() => EventEmitter.setMaxListeners(1, {}));
attempt(() => EventEmitter.getEventListeners({}, 'x'));
attempt(() => EventEmitter.getMaxListeners({}));
attempt(() => EventEmitter.addAbortListener(undefined, () => {}));
attempt(() => EventEmitter.addAbortListener(AbortSignal.abort(), 5));

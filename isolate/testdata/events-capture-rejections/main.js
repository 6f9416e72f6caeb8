const EventEmitter = require('events');
const later = () => new Promise((resolve) => setImmediate(resolve));
(async () => {
  const e = new EventEmitter({ captureRejections: true });
  e.on('error', (err) => console.log('error event', err.message));
  e.on('a', async (n) => { throw new Error(`rejected ${n}`); });
  e.emit('a', 1);
  console.log('emitted');
  await later();

  e[Symbol.for('nodejs.rejection')] = (err, type, ...args) => console.log('own', err.message, type, args);
  e.emit('a', 2, 'more');
  await later();

  const odd = new EventEmitter({ captureRejections: true });
  odd.on('error', (err) => console.log('odd', err.message));
  odd.on('b', () => ({ get then() { throw new Error('then is broken'); } }));
  odd.emit('b');
  odd.on('c', () => ({ then(ok, bad) { console.log(ok, typeof bad); bad(new Error('thenable')); } }));
  odd.emit('c');
  await later();

  process.once('unhandledRejection', (err) => console.log('unhandled', err.message));
  const loop = new EventEmitter({ captureRejections: true });
  loop.on('error', async (err) => { throw new Error(`again after ${err.message}`); });
  loop.on('d', async () => { throw new Error('first'); });
  loop.emit('d');
  await later();
  EventEmitter.captureRejections = true;
  console.log(new EventEmitter()[Object.getOwnPropertySymbols(new EventEmitter()).at(-1)]);
})();

// A handler that comes in the same round is in time.
process.on('unhandledRejection', () => console.log('must not run'));
const p = Promise.reject(1);
process.nextTick(() => p.catch(() => console.log('by a tick')));
const q = Promise.reject(2);
Promise.resolve().then(() => {}).then(() => q.catch(() => console.log('by a microtask')));

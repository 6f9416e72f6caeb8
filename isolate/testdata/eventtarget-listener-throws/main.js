process.on('uncaughtException', (err, origin) => console.log('uncaught', err.message ?? err, origin));
const target = new EventTarget();
target.addEventListener('a', () => { throw new Error('one'); });
target.addEventListener('a', async () => { throw new Error('two'); });
target.addEventListener('a', () => console.log('others run'));
console.log(target.dispatchEvent(new Event('a')));
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
setImmediate(() => {
  target.addEventListener('b', () => ({ then(ok, bad) { console.log(typeof ok, typeof bad); bad(5); } }));
  target.dispatchEvent(new Event('b'));
});

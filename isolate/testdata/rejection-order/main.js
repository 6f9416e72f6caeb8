// Rejections are looked at after ticks and microtasks, before timers.
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason);
  process.nextTick(() => console.log('tick of', reason));
});
Promise.reject('a');
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
process.nextTick(() => { console.log('tick'); Promise.reject('b'); });
Promise.resolve().then(() => console.log('micro'));
const end = Date.now() + 10;
while (Date.now() < end);

// What the main script queues runs as ticks, microtasks, then timers and immediates.
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => {
  console.log('micro 1');
  process.nextTick(() => console.log('tick from micro'));
  queueMicrotask(() => console.log('micro from micro'));
});
process.nextTick(() => {
  console.log('tick 2');
  Promise.resolve().then(() => console.log('micro from tick'));
  process.nextTick(() => console.log('tick from tick'));
});
queueMicrotask(() => console.log('micro 2'));
console.log('main');
const end = Date.now() + 10;
while (Date.now() < end);

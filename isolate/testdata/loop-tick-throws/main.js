// A tick that throws does not lose the others.
process.on('uncaughtException', (err) => {
  console.log('caught', err);
  process.nextTick(() => console.log('tick of handler'));
});
process.nextTick(() => console.log('tick 1'));
process.nextTick(() => { throw 'tick'; });
process.nextTick(() => console.log('tick 2'));
queueMicrotask(() => { throw 'micro'; });
queueMicrotask(() => console.log('micro 2'));
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
const end = Date.now() + 10;
while (Date.now() < end);

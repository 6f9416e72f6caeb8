// What 'exit' listeners queue does not run, but for microtasks.
process.on('exit', () => {
  console.log('exit');
  process.nextTick(() => console.log('must not run'));
  setTimeout(() => console.log('must not run'));
  setImmediate(() => console.log('must not run'));
});
setTimeout(() => console.log('must not run'), 1000);
setTimeout(() => process.exit(), 1);

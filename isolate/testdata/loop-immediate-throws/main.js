// An immediate that throws does not lose the others.
process.on('uncaughtException', (err) => console.log('caught', err));
setImmediate(() => {
  console.log('a');
  process.nextTick(() => console.log('tick a'));
  setImmediate(() => console.log('next turn'));
  throw 'a';
});
setImmediate(() => console.log('b'));
setImmediate(() => { console.log('c'); process.nextTick(() => { throw 'tick c'; }); });
setImmediate(() => console.log('d'));

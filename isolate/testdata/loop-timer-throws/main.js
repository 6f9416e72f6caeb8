// A timer that throws does not lose the others, of its list or of another.
process.on('uncaughtException', (err) => {
  console.log('caught', err);
  process.nextTick(() => console.log('tick of handler', err));
});
setTimeout(() => {
  console.log('a');
  process.nextTick(() => console.log('tick a'));
  throw 'a';
}, 1);
setTimeout(() => console.log('b'), 1);
setTimeout(() => { console.log('c'); throw 'c'; }, 2);
setTimeout(() => console.log('d'), 3);
const end = Date.now() + 20;
while (Date.now() < end);

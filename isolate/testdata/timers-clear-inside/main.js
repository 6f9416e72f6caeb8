// Clearing timers and immediates that are due in the same round.
const a = setTimeout(() => { console.log('a'); clearTimeout(b); clearTimeout(a); }, 1);
const b = setTimeout(() => console.log('b must not run'), 1);
setTimeout(() => { console.log('c'); process.nextTick(() => clearTimeout(d)); }, 1);
const d = setTimeout(() => console.log('d must not run'), 1);
const end = Date.now() + 10;
while (Date.now() < end);
setImmediate(() => { console.log('i1'); clearImmediate(i2); process.nextTick(() => clearImmediate(i3)); });
const i2 = setImmediate(() => console.log('i2 must not run'));
const i3 = setImmediate(() => console.log('i3 must not run'));
setImmediate(() => console.log('i4'));

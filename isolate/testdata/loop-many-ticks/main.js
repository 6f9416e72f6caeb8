// A long queue of ticks keeps its order.
const seen = [];
for (let i = 0; i < 5000; i++) process.nextTick((n) => seen.push(n), i);
process.nextTick(() => {
  for (let i = 5000; i < 6000; i++) process.nextTick((n, m) => seen.push(n + m), i, 0);
});
setImmediate(() => console.log(seen.length, seen.every((n, i) => n === i)));

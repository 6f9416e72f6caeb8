// Ticks and microtasks of a timer run before the next timer, also of another list.
for (const [name, ms] of [['a', 1], ['b', 1], ['c', 2], ['d', 2]]) {
  setTimeout(() => {
    console.log(name);
    Promise.resolve().then(() => console.log('micro', name));
    process.nextTick(() => console.log('tick', name));
  }, ms);
}
const end = Date.now() + 20;
while (Date.now() < end);

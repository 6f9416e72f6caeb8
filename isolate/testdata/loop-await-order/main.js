// await takes one turn of the microtask queue for a native promise.
async function f(name) {
  console.log(name, 1);
  await null;
  console.log(name, 2);
  await new Promise((resolve) => process.nextTick(resolve));
  console.log(name, 3);
}
f('a').then(() => console.log('a done'));
f('b').then(() => console.log('b done'));
process.nextTick(() => console.log('tick'));

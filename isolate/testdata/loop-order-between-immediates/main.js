// Immediates that an immediate sets run in the next turn.
for (const name of ['a', 'b']) {
  setImmediate(() => {
    console.log(name);
    setImmediate(() => console.log('nested', name));
    Promise.resolve().then(() => console.log('micro', name));
    process.nextTick(() => console.log('tick', name));
  });
}

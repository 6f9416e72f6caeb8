// Arguments of process.nextTick and what it refuses.
process.nextTick((...args) => console.log(args), 1, 'two', [3], null, undefined);
process.nextTick(function() { console.log(this === undefined || this === globalThis, arguments.length); });
for (const bad of [undefined, null, 1, 'x', {}]) {
  try { process.nextTick(bad); } catch (err) { console.log(err.name, err.code, err.message); }
  try { queueMicrotask(bad); } catch (err) { console.log(err.name, err.code, err.message); }
}

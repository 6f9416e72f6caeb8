// Callbacks must be functions.
for (const fn of [setTimeout, setInterval, setImmediate]) {
  for (const bad of [undefined, null, 'code()', 1, {}]) {
    try { fn(bad, 1); } catch (err) { console.log(fn.name, err.name, err.code, err.message); }
  }
}

const { performance } = require('perf_hooks');
const timed = performance.timerify(function add(a, b) { return a + b + (this.c ?? 0); });
console.log(timed.name, timed.length, timed.call({ c: 1 }, 1, 2), timed);
class Thing { constructor(x) { this.x = x; } }
console.log(new (performance.timerify(Thing))(3));
performance.timerify(async () => 'async')().then(console.log);
for (const args of [[1], [() => 1, 1], [() => 1, { histogram: 1 }]]) try { performance.timerify(...args); } catch (err) { console.log(err.name, err.code, err.message); }

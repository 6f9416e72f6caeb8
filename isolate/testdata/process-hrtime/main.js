const t = process.hrtime();
console.log(t.length, t.every(Number.isInteger), t[1] < 1e9, typeof process.hrtime.bigint());
const d = process.hrtime(t);
console.log(d[0], d[1] >= 0 && d[1] < 1e9);
const a = process.hrtime.bigint();
console.log(process.hrtime.bigint() >= a);
for (const bad of [null, 1, 'x', [1], [1, 2, 3], {}]) try { process.hrtime(bad); } catch (err) { console.log(err.name, err.code, err.message); }

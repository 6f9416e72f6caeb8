const { performance } = require('perf_hooks');
console.log(performance === globalThis.performance, typeof performance.now(), performance.now() <= performance.now());
console.log(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000, Object.keys(performance.toJSON()));
console.log(performance.nodeTiming.name, performance.nodeTiming.entryType, performance.nodeTiming.loopStart, performance.nodeTiming.loopExit, Object.keys(performance.nodeTiming.toJSON()));
for (const f of [() => performance.now.call({}), () => new performance.constructor()]) try { f(); } catch (err) { console.log(err.name, err.code, err.message); }

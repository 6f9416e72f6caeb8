'use strict';
const { callbackify } = require('util');
const cb = callbackify(async function named(x) { if (x === 0) throw null; if (x === 1) throw new Error('one'); if (x === 2) throw 'text'; return [x, this && this.t]; });
console.log(cb.name, cb.length);
for (const x of [0, 1, 2, 3]) cb.call({ t: 't' }, x, (e, v) => console.log(x, e && e.code, e && e.message, e && e.reason, typeof e, v));
for (const bad of [1, null]) try { callbackify(bad); } catch (e) { console.log(e.code, e.message); }
try { cb(1); } catch (e) { console.log(e.code, e.message); }
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
callbackify(async () => 1)(() => { throw new Error('thrown in the callback'); });

'use strict';
const { promisify } = require('util');
function fn(a, b, cb) { cb(a ? null : new Error('no a'), a, b); } fn.prop = 1;
const p = promisify(fn);
console.log(p.name, p.length, p.prop, promisify(p) === p, p[promisify.custom] === p);
p.call({}, 1, 2).then(console.log); p(0, 1).catch((e) => console.log(e.message));
const custom = () => {}; custom[promisify.custom] = async () => 'custom'; promisify(custom)().then(console.log);
console.log(promisify.custom === Symbol.for('nodejs.util.promisify.custom'));
const o = { v: 7, m(cb) { cb(null, this.v); } }; o.p = promisify(o.m); o.p().then(console.log);
promisify((cb) => { throw new Error('sync'); })().catch((e) => console.log(e.message));
for (const bad of [1, null, undefined, {}]) try { promisify(bad); } catch (e) { console.log(e.code, e.message); }
const badCustom = () => {}; badCustom[promisify.custom] = 5; try { promisify(badCustom); } catch (e) { console.log(e.code, e.message); }

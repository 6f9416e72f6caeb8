'use strict';
const o = { name: 'o' }; o.self = o; o.list = [o, { o }];
console.log(o);
const a = []; a.push(a, [a]); console.log(a);
const m = new Map(); m.set(m, { m }); console.log(m);
const x = { y: {} }; x.y.x = x; x.y.y = x.y; console.log(x, [x, x.y]);
const e = new Set(); e.add({ e }); console.log(e);
const shared = {}; console.log({ a: shared, b: shared });
function f() {} f.f = f; console.log(f);

'use strict';
const { inspect } = require('util');
const p = new Proxy({ a: 1 }, { get() { throw new Error('must not be called'); } });
console.log(inspect(p), inspect(p, { showProxy: true }), inspect({ p: [p] }, { showProxy: true }));
console.log(new Proxy([1, 2], {}), new Proxy(function f() {}, {}), new Proxy(class C {}, {}), new Proxy(new Proxy({ b: 1 }, {}), {}));
console.log(inspect(new Proxy(new Proxy([1], {}), {}), { showProxy: true }), inspect({ a: { b: { c: new Proxy({}, {}) } } }, { showProxy: true }));
const r = Proxy.revocable({}, {}); r.revoke();
console.log(r.proxy, inspect(r.proxy, { showProxy: true }));

'use strict';
const { inspect } = require('util');
const v = {
  get a() { return 1; }, set a(x) {}, get b() { return { x: [1] }; }, set c(x) {}, get d() { return null; },
  get e() { return 'text'; }, get f() { throw new Error('broken'); },
};
console.log(v);
for (const getters of [true, 'get', 'set']) console.log(inspect(v, { getters }));

'use strict';
const { inspect } = require('util');
const v = { a: 1, b: { c: [1, 2, { d: new Map([['k', { e: 1 }]]) }] }, s: 'line\nbreak', f() {} };
for (const compact of [true, false, 0, 1, 2, 3, 10]) console.log(compact, inspect(v, { compact, depth: 5 }));
console.log(inspect({ list: Array.from({ length: 20 }, (_, i) => i) }, { compact: true }));

'use strict';
const { inspect } = require('util');
const v = { c: 1, a: { z: 1, b: 2 }, b: [3, 1, 2] };
console.log(inspect(v, { sorted: true }), inspect(v, { sorted: (x, y) => (x < y ? 1 : -1) }));
console.log(inspect(new Set([3, 1, 2]), { sorted: true }), inspect(new Map([['b', 1], ['a', 2]]), { sorted: true }));
console.log(inspect(Object.assign([3, 1], { z: 1, y: 2 }), { sorted: true }));

'use strict';
const { inspect } = require('util');
const v = Object.defineProperty({ a: { b: { c: { d: 1 } } } }, 'h', { value: 1 });
console.log(inspect(v, true), inspect(v, false, 0), inspect(v, false, null), JSON.stringify(inspect({ a: 1 }, false, 2, true)), inspect(v, true, 0, false));

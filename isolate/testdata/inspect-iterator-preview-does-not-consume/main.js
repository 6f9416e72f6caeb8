'use strict';
const { inspect } = require('util');
const it = new Map([['a', 1], ['b', 2]]).entries();
it.next();
console.log(it);
console.log(inspect(it));
console.log(it.next().value, it.next().done, it);

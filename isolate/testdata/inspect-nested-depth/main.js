'use strict';
const { inspect } = require('util');
const v = { a: { b: { c: { d: { e: 1 } } } }, arr: [[[[1]]]], m: new Map([[{ k: { k: {} } }, { v: { v: { v: 1 } } }]]) };
for (const depth of [0, 1, 2, 3, null, Infinity, -1]) console.log(inspect(v, { depth }));

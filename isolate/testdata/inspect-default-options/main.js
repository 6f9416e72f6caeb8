'use strict';
const { inspect } = require('util');
console.log(inspect.defaultOptions);
inspect.defaultOptions.depth = 0; console.log({ a: { b: 1 } });
inspect.defaultOptions = { depth: 1, compact: false }; console.log({ a: { b: { c: 1 } } }); console.log(inspect.defaultOptions.breakLength);
for (const v of [1, null, 'x']) try { inspect.defaultOptions = v; } catch (e) { console.log(e.code, e.message); }

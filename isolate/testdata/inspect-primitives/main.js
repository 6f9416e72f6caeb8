'use strict';
const { inspect } = require('util');
for (const v of [1, -0, NaN, Infinity, 10n, 'a', true, null, undefined, Symbol('s'), Symbol(), Symbol('a b\n')]) console.log(inspect(v));

'use strict';
const { inspect } = require('util');
console.log([1, , 3], [, ,], [, , 1, , ,], Object.assign([1, , 2], { x: 1 }), new Array(5));
const far = [1]; far[50] = 2; console.log(far);
for (const maxArrayLength of [0, 1, 2, null, -1]) console.log(inspect([1, , 2, 3], { maxArrayLength }), inspect(new Set([1, 2]), { maxArrayLength }), inspect(new Map([[1, 1], [2, 2]]), { maxArrayLength }));
console.log(Array(101).fill(7));
for (const maxStringLength of [0, 1, 3, null]) console.log(inspect('abcd', { maxStringLength }), inspect(['abcd'], { maxStringLength }));

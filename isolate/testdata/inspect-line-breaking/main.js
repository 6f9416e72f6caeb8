'use strict';
const { inspect } = require('util');
console.log({ a: 1, b: 'x'.repeat(60), c: [1, 2, 3] });
console.log({ a: 1, b: 'x'.repeat(50) });
console.log([{ a: 1, b: 2 }, { a: 1, b: 2 }], { a: { a: { a: {} } } }, { a: { a: { a: { a: 1 } } } });
console.log({ method() {}, arrow: () => {}, date: new Date(0), re: /x/g, nested: { list: ['one', 'two', 'three'], more: { deep: true } } });
for (const breakLength of [1, 20, 40, 120, Infinity]) console.log(inspect({ alpha: 1, beta: [1, 2, 3], gamma: { delta: 'epsilon' } }, { breakLength }));

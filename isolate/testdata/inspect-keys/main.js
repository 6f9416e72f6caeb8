'use strict';
const s = Symbol('sym');
console.log({ a1: 1, 'a-b': 2, 'it\'s': 3, 1: 4, '': 5, 'ü': 6, $x: 7, _y: 8, [s]: 9, [Symbol()]: 10, [Symbol('x\ny')]: 11, ['__proto__']: 12, 'new\nline': 13 });
console.log(Object.defineProperty({ shown: 1 }, 'hidden', { value: 2 }), Object.defineProperty({}, s, { value: 1 }));

'use strict';
for (let i = 0; i < 6; i++) Object.defineProperty(Array.prototype, i, { configurable: true, set() { throw new Error('setter of ' + i); } });
const clone = structuredClone([1.5, 2.5, [3, 'x'], { a: [true] }]);
for (let i = 0; i < 6; i++) delete Array.prototype[i];
console.log(clone);

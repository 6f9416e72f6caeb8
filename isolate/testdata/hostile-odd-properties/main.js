'use strict';
const o = { a: 1, get b() { delete this.c; return 2; }, c: 3, [Symbol('s')]: 4 };
console.log(structuredClone(o));
const list = [1, 2, 3, 4];
Object.defineProperty(list, 1, { enumerable: true, configurable: true, get() { list.length = 2; return 'got'; } });
console.log(structuredClone(list));
const growing = { get a() { this.z = 1; return 1; } };
console.log(structuredClone(growing));
console.log(structuredClone(Object.assign([1, , 3], { x: 1, '-1': 2 })), structuredClone(Object.assign(new Array(5), { 4294967295: 'no index' })));
console.log(structuredClone({ ['__proto__']: { a: 1 }, 4294967294: 1, 4294967296: 2, '-0': 3, 1.5: 4 }));
class Odd extends Map { constructor(...a) { super(...a); this.extra = 1; } }
console.log(structuredClone(new Odd([[1, 2]])));

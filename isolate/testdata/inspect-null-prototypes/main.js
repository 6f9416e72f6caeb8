'use strict';
const n = (v) => Object.setPrototypeOf(v, null);
console.log(n({ a: 1 }), n([1, 2]), n(new Map([[1, 2]])), n(new Set([1])), n(new Date(0)), n(/a/g), n(Promise.resolve(1)), n(new Uint8Array(2)));
console.log(n(new Number(3)), n(new String('abc')), n(new WeakMap()), n(class Q {}), n((function* () {})()), Object.create(null));
console.log({ deep: { deep: { deep: Object.assign(Object.create(null), { x: 1 }) } } });

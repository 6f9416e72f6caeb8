'use strict';
console.log(new Map(), new Map([['a', 1], [{ k: 1 }, new Set([1])]]), new Set(), new Set([1, 'a', [2]]));
console.log(new Map([[1, 2]]).keys(), new Map([[1, 2]]).values(), new Map([[1, 2]]).entries(), new Set([1]).values(), new Set([1]).entries());
class M extends Map {}
class S extends Set { get [Symbol.toStringTag]() { return 'Tagged'; } }
console.log(new M([[1, 2]]), new S([1]), Object.assign(new Map([[1, 2]]), { extra: true }));
console.log(new WeakMap(), new WeakSet(), new WeakRef({}));

'use strict';
console.table([[1, 2], [3, 4]]); console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]); console.table([{ a: 1, b: 'x' }, { a: 2 }], ['b']); console.table([{ a: 1 }], ['z']); console.table(new Map([['a', 1], [{ k: 1 }, [1, 2]]])); console.table(new Set([1, { a: 1 }]));
console.table('text'); console.table(5); console.table(null); console.table(); console.table([]); console.table({}); console.table({ a: 1, b: { c: { d: 1 } } }); console.table([1, 'a', null, undefined, { x: 1 }, [5]]);
console.table(new Map([[1, 2]]).entries()); console.table(new Set([1]).values()); console.table([['中文', 'é']]); console.table(new Uint8Array(2)); console.table([{ a: [1, [2]], b: { c: 1, d: {} }, e: { a: 1, b: 2, c: 3 } }]); console.table([() => {}, Symbol('x'), 1n]); console.table([{ b: 1, 1: 2, a: 3, 0: 4 }]);
for (const p of [1, 'a', {}]) try { console.table([1], p); } catch (e) { console.log(e.code, e.message); }

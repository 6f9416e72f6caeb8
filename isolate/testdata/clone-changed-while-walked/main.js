// Getters that change what is being cloned: what was there when its turn came is written, in V8's order.
'use strict';
const v8 = require('node:v8');

const made = {
  'a property that is gone'() { const o = { a: { get x() { delete o.b; return 1; } }, b: 2, c: 3 }; return o; },
  'one that is new'() { const o = { a: { get x() { o.z = 9; return 1; } }, b: 2 }; return o; },
  'one that becomes an accessor'() {
    const o = { a: { get x() { Object.defineProperty(o, 'b', { get: () => 'got', enumerable: true }); return 1; } }, b: 2, c: 3 };
    return o;
  },
  'one that is hidden'() {
    const o = { a: { get x() { Object.defineProperty(o, 'b', { enumerable: false }); return 1; } }, b: 2, c: 3 };
    return o;
  },
  'a value of another kind'() { const o = { a: { get x() { o.b = 'text'; o.c = 0.5; return 1; } }, b: 2, c: 3 }; return o; },
  'frozen'() { const o = { a: { get x() { Object.freeze(o); return 1; } }, b: 2, c: 3 }; return o; },
  'a table'() { const o = { a: { get x() { for (let i = 0; i < 2000; i++) o[`k${i}`] = i; for (let i = 0; i < 2000; i++) delete o[`k${i}`]; return 1; } }, b: 2, c: 3 }; return o; },
  'an index'() { const o = { a: { get x() { o[5] = 5; return 1; } }, b: 2, c: 3 }; return o; },
  'another prototype'() { const o = { a: { get x() { Object.setPrototypeOf(o, { b: 'of the prototype' }); delete o.b; return 1; } }, b: 2, c: 3 }; return o; },
  'a prototype'() { const o = { a: { get x() { Object.create(o); return 1; } }, b: 2, c: 3 }; return o; },
  'a shorter array'() { const l = [{ get x() { l.length = 2; return 1; } }, 2, 3, 4]; return l; },
  'a longer array'() { const l = [{ get x() { l.push(8, 9); return 1; } }, 2, 3]; return l; },
  'an array with holes'() { const l = [{ get x() { delete l[2]; l[3] = {}; return 1; } }, 2, 3, 4]; return l; },
  'an array of another kind'() { const l = [{ get x() { l[5000000] = 1; return 1; } }, 2, 3]; return l.slice(0, 0), l; },
  'elements that are accessors'() { const l = [{ get x() { Object.defineProperty(l, 1, { get: () => 'got', enumerable: true, configurable: true }); return 1; } }, 2, 3]; return l; },
  'a sparse array'() { const l = [{ get x() { l[2] = 'new'; l[3] = 'changed'; delete l[4]; l.named = 1; return 1; } }, , , 3, 4, 5]; return l; },
  'a sparse array with names'() { const l = [, { get x() { delete l.gone; l.late = 1; return 1; } }, 3]; l.gone = 1; l.kept = 2; return l; },
  'elements and names'() { const o = { 3: { get x() { delete o.b; return 1; } }, 1: 'one', b: 2, c: 3 }; return o; },
  'a Map'() { const m = new Map([[1, { get x() { m.delete(2); m.set(3, 3); return 1; } }], [2, 2]]); return m; },
};

for (const [name, make] of Object.entries(made)) {
  const bytes = v8.serialize(make());
  console.log(name, bytes.length > 400 ? bytes.length : bytes.toString('hex'));
  console.log(structuredClone(make()));
}

// Collections in the middle.
const list = Array.from({ length: 300 }, (_, i) => ({ i, get all() { if (i % 50 === 0) gc(); return { i }; }, text: `text ${i}` }));
list.push(list[3], list[200]);
const clone = structuredClone(list);
console.log(clone.length, clone[300] === clone[3], clone[301] === clone[200], clone.every((o, i) => i > 299 || (o.i === i && o.all.i === i)));

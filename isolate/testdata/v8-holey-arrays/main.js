// Arrays that once had holes stay so through v8.serialize, whatever stands on the prototypes.
'use strict';
const v8 = require('node:v8');
const made = (...list) => { const a = []; a.length = list.length; list.forEach((v, i) => { a[i] = v; }); return a; };
const lists = [
  made(1, 2, 3, 4, 5, 6, 7, 8, 9), made(0.5, 1.5, 2, -0, NaN, 5.5, 6.5, 7.5), made('a', 'b', 'c', 'd', 'e', 'f', 'g', 'ü', '日'),
  made(1, 'x', null, undefined, true, false, 2n, 0.5, 9), made(1, 2, 3, 4, 5, 6, 7, {}, 9), Object.assign(made(...'123456789'), { named: 1, '-1': 2 }),
];
const there = lists[0].slice();
there.length = 12;
lists.push(there);

function show(title) {
  console.log(title);
  for (const list of lists) {
    const bytes = v8.serialize(list);
    const back = v8.deserialize(bytes);
    console.log(back, Array.isArray(back), Object.getPrototypeOf(back) === Array.prototype, v8.serialize(back).equals(bytes));
  }
}
show('plain');
Object.defineProperty(Array.prototype, 'length', { writable: true });
Object.defineProperty(Array.prototype, 3, { set() { throw new Error('a setter ran'); }, get() { return 'of the prototype'; }, configurable: true });
show('an element on Array.prototype');
delete Array.prototype[3];
Object.defineProperty(Object.prototype, 4, { set() { throw new Error('a setter ran'); }, configurable: true });
show('one on Object.prototype');
delete Object.prototype[4];
Object.setPrototypeOf(Array.prototype, new Proxy({}, { set() { throw new Error('a trap ran'); }, defineProperty() { throw new Error('a trap ran'); } }));
const bytes = v8.serialize(lists[0]);
console.log('a proxy', v8.serialize(v8.deserialize(bytes)).equals(bytes));

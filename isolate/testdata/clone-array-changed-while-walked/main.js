'use strict';
// Getters that change the array they stand in, and prototypes with elements.
const show = (name, value) => { try { console.log(name, structuredClone(value)); } catch (e) { console.log(name, e.name, e.message); } };
const make = (change, ...rest) => { const a = [1, { get x() { change(a); return 'x'; } }, ...rest]; return a; };
// Before V8 learns of holes: of arrays that may have some the names are read first.
show('named', make((a) => { a.named = 1; }, 3));
show('push', make((a) => a.push('new'), 3));
show('shrink', make((a) => { a.length = 2; }, 3, 4));
show('empty', make((a) => { a.length = 0; }, 3, 4));
show('delete', make((a) => { delete a[2]; }, 3, 4));
show('replace', make((a) => { a[2] = 'other'; a[0] = 'late'; }, 3));
show('getter', make((a) => Object.defineProperty(a, 2, { get() { return 'got'; }, enumerable: true, configurable: true }), 3));
show('double', make((a) => { a[2] = 1.5; }, 3));
show('throws', make(() => { throw new TypeError('own'); }, 3));
show('prototype', make((a) => Object.setPrototypeOf(a, { 3: 'shown' }), 3, 4));
Array.prototype[2] = 'inherited';
Object.prototype[5] = 'inherited too';
show('holes', [0, 1, , 3, 4, , 6]);
show('deleted', make((a) => { delete a[2]; }, 3, 4));
show('few', [, , , , , , , , , 1]);
delete Array.prototype[2];
delete Object.prototype[5];
const filled = new Array(5).fill(1);
console.log(structuredClone(filled), 4 in structuredClone(filled), structuredClone([, 'a', , 'b', 'c']));
class Own extends Array { *[Symbol.iterator]() { yield 'never'; } }
show('subclass', Own.from([1, 2.5, 'x']));
show('subclass of numbers', new Own(1, 2, 3));
const huge = [];
huge[4294967294] = 'last';
const copy = structuredClone(huge);
console.log(copy.length, Object.keys(copy), copy[4294967294]);
const long = [1];
long.length = 3e9;
console.log(structuredClone(long).length, Object.keys(structuredClone(long)));
show('undefined', [undefined, , undefined]);
show('frozen', Object.freeze([1, 'a']));
console.log(Object.isFrozen(structuredClone(Object.freeze([1]))));

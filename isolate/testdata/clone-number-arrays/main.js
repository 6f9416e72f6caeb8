// Arrays of numbers alone, of every kind that V8 has, and what is only nearly one.
'use strict';
const v8 = require('node:v8');
const vm = require('node:vm');
const assert = require('node:assert');

const made = (n, make) => {
  const list = [];
  for (let i = 0; i < n; i++) list.push(make(i));
  return list;
};
const integer = (i) => i * 3 - 50, double = (i) => i / 4 - 0.1;
const odd = (i) => [NaN, -0, 0.5, Infinity, -Infinity, 2 ** 31, -(2 ** 31), 2 ** 30, 5e-324, 1][i % 10];
// A NaN with the bits that V8 has for a hole.
const bits = new Float64Array(new BigUint64Array([0xfff7fffffff7ffffn, 0x7ff8000000000001n]).buffer);

const kinds = {
  'integers': (n) => made(n, integer),
  'doubles': (n) => made(n, double),
  'odd ones': (n) => made(n, odd),
  'odd NaNs': (n) => made(n, (i) => bits[i % 2]),
  'integers with a hole': (n) => { const a = made(n, integer); delete a[n >> 1]; return a; },
  'doubles with a hole': (n) => { const a = made(n, double); delete a[0]; return a; },
  'mostly holes': (n) => { const a = new Array(n); for (let i = 0; i < n; i += 5) a[i] = 0.5; return a; },
  'longer than its elements': (n) => { const a = made(n, double); a.length += 3; return a; },
  'much room': (n) => { const a = made(4 * n, double); a.length = n + 1; return a; },
  'an integer among doubles': (n) => [...made(n, double), 7],
  'a text at the end': (n) => [...made(n, double), 'text'],
  'once with holes': (n) => Array.from({ length: n }, (_, i) => double(i)),
  'a name': (n) => Object.assign(made(n, double), { name: 'a' }),
  'frozen': (n) => Object.freeze(made(n, double)),
  'sealed': (n) => Object.seal(made(n, integer)),
  'no more': (n) => Object.preventExtensions(made(n, double)),
  'a class': (n) => { class Numbers extends Array {} return Numbers.from(made(n, double)); },
  'no prototype': (n) => Object.setPrototypeOf(made(n, integer), null),
  'a getter': (n) => Object.defineProperty(made(n, double), 3, { get: () => 0.25, enumerable: true }),
  'length fixed': (n) => Object.defineProperty(made(n, double), 'length', { writable: false }),
  'of another context': (n) => vm.runInNewContext('Array.from({ length: n }, (_, i) => i / 2)', { n }),
  'a literal': () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7,
                     8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
};

for (const [name, make] of Object.entries(kinds)) {
  for (const n of [1, 7, 8, 63, 64, 65, 1000, 20_000]) {
    const from = make(n), before = v8.serialize(from), plain = v8.deserialize(before);
    const clone = structuredClone(from), twice = structuredClone([from, { from }, from]);
    for (const c of [clone, ...structuredClone([from, make(n)]), twice[0]]) {
      assert.deepStrictEqual(c, plain, name);
      assert(Object.getPrototypeOf(c) === Array.prototype && Object.isExtensible(c) && c !== from, name);
    }
    assert(twice[0] === twice[2] && twice[0] === twice[1].from, name);
    // It is an array of its own.
    for (let i = 0; i < clone.length; i += 13) clone[i] = 'changed';
    clone.push('more');
    clone[0] = { a: 1 };
    delete clone[5];
    assert(before.equals(v8.serialize(from)), name);
    assert.deepStrictEqual(structuredClone(make(n)), plain, name);
  }
  // With a text among them V8 keeps ours as an array without holes.
  const bytes = name === 'a text at the end' ? 0 : v8.serialize(structuredClone(make(1000))).length;
  console.log(name, structuredClone(make(70)).length, bytes);
}

// What was there when its turn came.
const list = made(100, double), late = made(100, integer);
const [, first, , second] = structuredClone([0, list, { get x() { list.length = 3; late[0] = 'new'; late[1] = 0.5; return 1; } }, late]);
console.log(first.length, first[99] === double(99), second[0], second[1], second[99]);

// Nobody is asked.
const asked = [kinds.doubles(90), kinds.integers(90), kinds['doubles with a hole'](90)];
const KEYS = ['0', '1', '70'];
for (const key of KEYS) {
  Object.defineProperty(Array.prototype, key, { get() { throw new Error('a getter ran'); }, set() { throw new Error('a setter ran'); }, configurable: true });
}
const quiet = structuredClone(asked);
for (const key of KEYS) delete Array.prototype[key];
console.log(quiet[0][70], quiet[1][70], 0 in quiet[2], quiet[2][70]);

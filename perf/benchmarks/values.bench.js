'use strict';
// structuredClone, and v8.serialize with v8.deserialize, of a value of each kind: the whole value is an operation.
const v8 = require('node:v8');
const { bench } = require('heddle:bench');

const range = (n, make) => Array.from({ length: n }, (_, i) => make(i));

const tree = (depth) => (depth === 0 ? { leaf: true } : { depth, kids: [tree(depth - 1), tree(depth - 1)] });

function nested(levels) {
  let value = { level: 0 };
  for (let level = 1; level < levels; level++) value = { level, inner: value };
  return value;
}

const values = {
  // 1 MB of wire bytes.
  records: () => range(6000, (i) => ({
    id: i, name: `user ${i}`, email: `user${i}@example.com`, age: i % 90, score: i * 1.5, active: i % 2 === 0,
    tags: ['alpha', 'beta', 'gamma'], place: { x: i, y: -i },
  })),
  doubles: () => range(100_000, (i) => i * 1.1),
  integers: () => range(100_000, (i) => i),
  strings: () => range(50_000, (i) => `string ${i}`),
  'long-string': () => 'x'.repeat(4 << 20),
  map: () => new Map(range(20_000, (i) => [`key ${i}`, i])),
  set: () => new Set(range(20_000, (i) => i)),
  tree: () => tree(13),
  'typed-16MB': () => new Float64Array(2 << 20).fill(1.5),
  dates: () => range(10_000, (i) => new Date(i * 1e6)),
  errors: () => range(1_000, (i) => new RangeError(`number ${i}`)),
  bigints: () => range(10_000, (i) => (1n << 64n) + BigInt(i)),
  regexps: () => range(1_000, (i) => new RegExp(`^a${i}+b`, 'gi')),
  deep: () => nested(1_000),
  small: () => ({ id: 1, name: 'small', list: [1, 2, 3] }),
};

const ways = {
  clone: (value) => structuredClone(value),
  v8: (value) => v8.deserialize(v8.serialize(value)),
};

// Bytes that stand in memory, where that is what an operation is about.
const sizes = { 'typed-16MB': 16 << 20, 'long-string': 4 << 20, doubles: 800_000 };

for (const name in values) {
  for (const way in ways) bench(`${way}-${name}`, { setup: values[name], fn: ways[way], bytes: sizes[name] });
}

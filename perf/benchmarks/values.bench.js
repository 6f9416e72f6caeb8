'use strict';
// structuredClone of a value of each kind, v8.serialize with v8.deserialize of some: the whole value is an operation.
const v8 = require('node:v8');
const { bench } = require('heddle:bench');

const range = (n, make) => Array.from({ length: n }, (_, i) => make(i));

const tree = (depth) => (depth === 0 ? { leaf: true } : { depth, kids: [tree(depth - 1), tree(depth - 1)] });

const date = (i) => new Date(i * 1e6);
const error = (i) => new RangeError(`number ${i}`);
const bigint = (i) => (1n << 64n) + BigInt(i);
const regexp = (i) => new RegExp(`^a${i}+b`, 'gi');

function nested(levels) {
  let value = { level: 0 };
  for (let level = 1; level < levels; level++) value = { level, inner: value };
  return value;
}

const values = {
  // 1 MB as JSON.
  records: () => range(6000, (i) => ({
    id: i, name: `user ${i}`, email: `user${i}@example.com`, age: i % 90, score: i * 1.5, active: i % 2 === 0,
    tags: ['alpha', 'beta', 'gamma'], place: { x: i, y: -i },
  })),
  doubles: () => range(100_000, (i) => i * 1.1),
  integers: () => range(100_000, (i) => i),
  strings: () => range(10_000, (i) => `string ${i}`),
  'long-string': () => 'x'.repeat(4 << 20),
  'map-and-set': () => [new Map(range(10_000, (i) => [`key ${i}`, i])), new Set(range(10_000, (i) => i))],
  tree: () => tree(13),
  '16MB': () => new Uint8Array(16 << 20).fill(1),
  mixed: () => range(1_000, (i) => [date(i), regexp(i), error(i), bigint(i)]).flat(),
  dates: () => range(10_000, date),
  errors: () => range(1_000, error),
  bigints: () => range(10_000, bigint),
  regexps: () => range(1_000, regexp),
  deep: () => nested(1_000),
  small: () => ({ id: 1, name: 'small', list: [1, 2, 3] }),
};

const serialized = ['records', 'doubles', 'integers', 'strings', 'long-string', 'tree', '16MB', 'mixed', 'small'];

// What an operation works through.
const amounts = {
  records: { bytes: 956_039 },
  doubles: { bytes: 800_000 },
  integers: { amount: 100_000, unit: 'integers' },
  strings: { amount: 10_000, unit: 'strings' },
  'long-string': { bytes: 4 << 20 },
  'map-and-set': { amount: 20_000, unit: 'entries' },
  tree: { amount: (1 << 14) - 1, unit: 'objects' },
  '16MB': { bytes: 16 << 20 },
  mixed: { amount: 4_000, unit: 'objects' },
  dates: { amount: 10_000, unit: 'objects' },
  errors: { amount: 1_000, unit: 'objects' },
  bigints: { amount: 10_000, unit: 'objects' },
  regexps: { amount: 1_000, unit: 'objects' },
  deep: { amount: 1_000, unit: 'objects' },
  small: {},
};

for (const name in values) {
  const options = { setup: values[name], ...amounts[name] };
  bench(`clone-${name}`, { ...options, fn: (value) => structuredClone(value) });
  if (serialized.includes(name)) {
    bench(`v8-${name}`, { ...options, fn: (value) => v8.deserialize(v8.serialize(value)) });
  }
}

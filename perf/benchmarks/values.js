'use strict';
// structuredClone, and v8.serialize with v8.deserialize, of values of each kind: the median of several
// rounds, for one whole value.
const v8 = require('node:v8');

const range = (n, make) => Array.from({ length: n }, (_, i) => make(i));

const tree = (depth) => (depth === 0 ? { leaf: true } : { depth, kids: [tree(depth - 1), tree(depth - 1)] });

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
  small: () => ({ id: 1, name: 'small', list: [1, 2, 3] }),
};

const ways = {
  clone: (value) => structuredClone(value),
  v8: (value) => v8.deserialize(v8.serialize(value)),
};

function median(list) {
  list.sort((a, b) => a - b);
  return list[list.length >> 1];
}

/** Nanoseconds for one call. */
function measure(way, value, repeat) {
  const began = process.hrtime.bigint();
  for (let i = 0; i < repeat; i++) way(value);
  return Number(process.hrtime.bigint() - began) / repeat;
}

for (const [name, make] of Object.entries(values)) {
  const value = make();
  const repeat = name === 'small' ? 500 : 1;
  for (const [kind, way] of Object.entries(ways)) {
    const samples = [];
    for (let i = 0; i < 8; i++) samples.push(measure(way, value, repeat));
    console.log(`${kind}-${name} ${median(samples.slice(2)).toFixed(0)} ns`);
  }
}

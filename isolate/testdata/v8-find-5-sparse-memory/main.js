// A sparse array of a few bytes does not get memory for all the elements that it could have.
'use strict';
const v8 = require('node:v8');
const varint = (n) => (n < 128 ? [n] : [n % 128 + 128, ...varint(Math.floor(n / 128))]);
const kept = [];
const before = process.memoryUsage().heapTotal;
for (const length of [3e6, 33554431, 33554433, 2 ** 32 - 1]) {
  const value = v8.deserialize(Buffer.from([255, 15, 0x61, ...varint(length), 0x49, 4, 0x54, 0x40, 1, ...varint(length)]));
  kept.push(value);
  console.log(value.length, Object.keys(value), value[2]);
}
console.log(process.memoryUsage().heapTotal - before < 50 << 20);
const dense = new Array(3000);
for (let i = 1; i < 3000; i++) dense[i] = { i };
const copy = v8.deserialize(v8.serialize(dense));
console.log(copy.length, 0 in copy, Object.keys(copy).length, copy[2999]);

'use strict';
// What a getter does to memory that was met before it is not seen.
const small = new Uint8Array([1, 2, 3]);
console.log(new Uint8Array(structuredClone([small.buffer, { get a() { small[0] = 9; return 1; } }])[0]));
console.log(structuredClone([small.subarray(1), { get a() { small[1] = 8; return 1; } }])[0]);
const large = new Uint8Array(100_000).fill(3);
const [copy, after] = structuredClone([large, { get a() { large.fill(4); return large[0]; } }]);
console.log(copy[0], copy[99_999], after.a);
const both = structuredClone({ view: large.subarray(5, 7), buffer: large.buffer });
console.log(both.view.buffer === both.buffer, both.view, both.buffer.byteLength);
const middle = new Float64Array(1500).fill(1.5);
console.log(structuredClone([middle, { get a() { middle.fill(0); return middle[0]; } }])[0][1499], middle[3]);
// Many of them.
const many = structuredClone(Array.from({ length: 500 }, (_, i) => new Uint8Array(i * 40).fill(i)));
console.log(many.every((u, i) => u.length === i * 40 && u.every((b) => b === (i & 255))));

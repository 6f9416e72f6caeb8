'use strict';
// What Buffer.from() takes, and what it refuses.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const sources = [
  'héllo', [1, 256, -1, '7', 1.9], new Uint16Array([1, 257]), { length: 2, 0: 5 }, { length: '2' },
  Buffer.from('x').toJSON(), new String('boxed'), { [Symbol.toPrimitive]() { return 'primitive'; } },
  { valueOf() { return 'value'; } }, new ArrayBuffer(3), new SharedArrayBuffer(2),
  5, null, undefined, {}, true, Symbol('s'), 5n, new Date(0), new Map(),
];
for (const source of sources) attempt(typeof source, () => Buffer.from(source));
attempt('encoding', () => Buffer.from('a', 'nope'));
attempt('offset', () => Buffer.from(new ArrayBuffer(4), 5));
attempt('length', () => Buffer.from(new ArrayBuffer(4), 1, 4));
const memory = new Uint8Array([1, 2, 3]);
const shared = Buffer.from(memory.buffer, 1);
memory[1] = 9;
console.log(shared, shared.byteOffset, shared.buffer === memory.buffer);

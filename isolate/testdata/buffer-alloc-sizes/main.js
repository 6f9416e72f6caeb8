'use strict';
// Sizes: what alloc, allocUnsafe and allocUnsafeSlow take, and the pool.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

for (const size of [0, 1.9, -1, NaN, 2 ** 40, '3', undefined]) {
  attempt(`alloc ${size}`, () => Buffer.alloc(size));
  attempt(`allocUnsafe ${size}`, () => Buffer.allocUnsafe(size).length);
  attempt(`allocUnsafeSlow ${size}`, () => Buffer.allocUnsafeSlow(size).length);
}
console.log(Buffer.poolSize);
console.log(Buffer.from('a').buffer.byteLength, Buffer.allocUnsafe(10).buffer.byteLength);
console.log(Buffer.alloc(10).buffer.byteLength, Buffer.allocUnsafeSlow(10).buffer.byteLength);
console.log(Buffer.allocUnsafe(4095).buffer.byteLength, Buffer.allocUnsafe(4096).buffer.byteLength);
console.log(Buffer.allocUnsafe(3).byteOffset % 8, Buffer.allocUnsafe(3).byteOffset % 8);

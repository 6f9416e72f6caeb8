'use strict';
// slice and subarray share memory and clamp their ends.
const b = Buffer.from('0123456789');
for (const args of [[], [3], [3, 5], [-3], [-5, -2], [5, 3], [1.9, '3'], ['x'], [null, 2], [20], [-20, 2], [Infinity], [-Infinity]]) {
  console.log(args, b.slice(...args).toString(), b.subarray(...args).toString());
}
const part = b.slice(2, 4);
part[0] = 65;
console.log(b.toString(), part.parent === b.buffer, part.offset - b.offset, part instanceof Buffer);
console.log(Buffer.prototype.parent, Buffer.prototype.offset);
console.log(Uint8Array.prototype.slice.call(b, 0, 2) instanceof Buffer);

// Views on memory that can be resized stay typed arrays when what looks at them has been optimized.
'use strict';
const { types, isDeepStrictEqual } = require('node:util');
const { webcrypto } = require('node:crypto');

const count = 30_000;
const memory = new ArrayBuffer(8, { maxByteLength: 16 });
const views = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
               Float64Array, BigInt64Array, BigUint64Array, DataView].map((Class) => new Class(memory));
const fixed = Buffer.alloc(8);
const grown = Buffer.from(memory);
let wrong = 0;
const check = (ok) => { if (!ok) wrong++; };
for (let i = 0; i < count; i++) {
  for (const view of views) {
    const { name } = view.constructor;
    check(types.isTypedArray(view) === (name !== 'DataView'));
    if (name !== 'DataView') check(types[`is${name}`](view));
    check(types.isUint8Array(view) === (name === 'Uint8Array'));
  }
  check(fixed.equals(grown) && Buffer.compare(grown, fixed) === 0 && Buffer.isBuffer(grown));
  check(!types.isUint8Array(i) && !types.isTypedArray({}) && !types.isTypedArray(undefined));
  check(types.isUint8Array(fixed));
}
console.log(wrong, isDeepStrictEqual(grown, fixed));
console.log(Buffer.concat([grown, fixed]).length, webcrypto.getRandomValues(views[1]) === views[1]);

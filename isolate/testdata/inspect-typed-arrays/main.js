'use strict';
const { inspect } = require('util');
console.log(new Uint8Array(3), new Float64Array([1.5, -0, NaN]), new BigInt64Array([1n, -2n]), new Uint8ClampedArray(0));
console.log(new ArrayBuffer(4), new SharedArrayBuffer(2), new DataView(new ArrayBuffer(2), 1));
console.log(inspect(new Uint8Array(2), { showHidden: true }));
console.log(Object.assign(new Uint8Array(2), { x: 1 }), inspect(new Uint16Array(10), { maxArrayLength: 3 }), inspect(new ArrayBuffer(9), { maxArrayLength: 2 }));
class Sub extends Uint8Array {}
console.log(new Sub(2));

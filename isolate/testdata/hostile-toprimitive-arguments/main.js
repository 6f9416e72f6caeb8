'use strict';
const fs = require('fs');
const odd = [null, undefined, -1, NaN, 2 ** 53, '', 'x'.repeat(100), Symbol('s'), new Proxy({}, {}), new Proxy(() => {}, {}), [1, , 3], 10n, {}, () => {},
  { [Symbol.toPrimitive]() { throw new Error('primitive'); } }, Object.create(null), new Date(NaN)];
const codes = new Set();
for (const a of odd) {
  for (const fn of [() => fs.openSync(a), () => fs.readSync(a, Buffer.alloc(1)), () => fs.writeSync(a, 'x'), () => Buffer.alloc(a), () => Buffer.from(a),
    () => fs.accessSync('.', a), () => new TextDecoder(a)]) {
    try { fn(); } catch (e) { codes.add(typeof e.code === 'string' ? e.code : e.name); }
  }
}
console.log(codes.has('ERR_INVALID_ARG_TYPE'), codes.has('ERR_OUT_OF_RANGE'), [...codes].some((c) => c === 'ERR_INTERNAL_ASSERTION'));

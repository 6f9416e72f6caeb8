'use strict';
// How buffers print.
const util = require('util');
const buffer = require('buffer');
console.log(Buffer.from('abc'), Buffer.alloc(0), [Buffer.alloc(1)]);
console.log(Buffer.alloc(50, 1).length, Buffer.alloc(51, 1), Buffer.alloc(52, 1));
console.log(Object.assign(Buffer.from('ab'), { name: 'x', nested: { a: { b: {} } } }));
console.log(Object.assign(Buffer.alloc(0), { empty: true }));
buffer.INSPECT_MAX_BYTES = 2;
console.log(Buffer.from('abcd'));
buffer.INSPECT_MAX_BYTES = 50;
console.log(util.inspect(Buffer.from('a'), { customInspect: false }));
console.log(JSON.stringify(Buffer.from('ab')), String(Buffer.from('text')), Buffer.from('a') + 'b');
class Special extends Buffer {}
console.log(new Special(2), Buffer.from('abc').map((x) => x + 1), Buffer.from('abc').filter((x) => x > 97));
for (const value of ['x', -1]) {
  try {
    buffer.INSPECT_MAX_BYTES = value;
  } catch (err) {
    console.log(err.code, err.message);
  }
}

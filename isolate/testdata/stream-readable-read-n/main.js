'use strict';
const { Readable } = require('stream');
const r = new Readable({ read() {} });
r.push('hello');
r.push(' world');
console.log(r.read(3), r.read(20), r.read(4), r.read(0), r.readableLength);
console.log(String(r.read(1)), String(r.read()), r.read());
console.log(r.readableHighWaterMark);
r.read(20000);
console.log(r.readableHighWaterMark);
try {
  r.read(2 ** 31);
} catch (err) {
  console.log(err.code, err.message);
}
console.log(r.read('x'), r.read(-1));

'use strict';
const { Writable } = require('stream');
const w = new Writable({
  objectMode: true,
  highWaterMark: 2,
  write(chunk, encoding, callback) {
    console.log(chunk, encoding);
    setImmediate(callback);
  },
});
console.log(w.writableObjectMode, w.writableHighWaterMark);
console.log(w.write({ a: 1 }), w.write([2]), w.write('s'), w.write(undefined), w.write('t', 'hex'));
try {
  w.write(null);
} catch (err) {
  console.log(err.code);
}
console.log(w.writableLength);

'use strict';
const { Writable } = require('stream');
const w = new Writable({
  highWaterMark: 3,
  write(chunk, encoding, callback) {
    console.log('write', String(chunk), w.writableLength);
    setImmediate(callback);
  },
});
w.on('drain', () => {
  console.log('drain', w.writableLength, w.writableNeedDrain);
  if (!w.writableEnded) w.end();
});
w.on('finish', () => console.log('finish'));
console.log(w.write('a'), w.write('b'), w.writableNeedDrain, w.write('c'), w.writableNeedDrain, w.write('d'));
console.log(w.writableLength, w.writableBuffer.map(({ chunk }) => String(chunk)));

'use strict';
const { Writable } = require('stream');
const w = new Writable({
  decodeStrings: false,
  writev(chunks, callback) {
    console.log('writev', chunks.map(({ chunk, encoding }) => [String(chunk), encoding]), chunks.allBuffers);
    callback();
  },
});
w.cork();
w.cork();
w.write('a');
w.write('b', 'latin1', () => console.log('cb b'));
w.uncork();
console.log('corked', w.writableCorked, w.writableLength);
process.nextTick(() => {
  w.uncork();
  w.write('alone');
  w.cork();
  w.write(Buffer.from('x'));
  w.end(Buffer.from('y'));
  console.log('corked', w.writableCorked);
});
w.on('finish', () => console.log('finish'));

'use strict';
const { Writable } = require('stream');
const w = new Writable({
  write(chunk, encoding, callback) {
    console.log('write', chunk, encoding);
    callback();
  },
  final(callback) {
    console.log('final');
    callback();
  },
});
for (const event of ['drain', 'prefinish', 'finish', 'close']) w.on(event, () => console.log(event));
console.log(w.write('a', () => console.log('cb a')));
console.log(w.write(Buffer.from('b')));
console.log(w.write(new Uint16Array([0x6363])));
console.log(w.end('d', 'latin1', () => console.log('cb end')) === w);
console.log(w.writable, w.writableEnded, w.writableFinished, w.writableLength);

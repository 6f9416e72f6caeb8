'use strict';
const { Writable } = require('stream');
let n = 0;
const w = new Writable({
  write(chunk, encoding, callback) {
    console.log('write', String(chunk));
    setImmediate(callback, ++n === 2 ? new Error('disk full') : null);
  },
});
w.on('error', (err) => console.log('error', err.message));
w.on('close', () => console.log('close', w.errored.message, w.writableAborted, w.writable));
w.on('finish', () => console.log('finish'));
for (const name of ['a', 'b', 'c', 'd']) w.write(name, (err) => console.log('cb', name, err && err.message));
w.end((err) => console.log('end cb', err && err.message));

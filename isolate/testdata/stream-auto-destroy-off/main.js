'use strict';
const { Readable, Writable } = require('stream');
const r = new Readable({ autoDestroy: false, read() { this.push(null); } });
r.on('end', () => console.log('end')).on('close', () => console.log('never'));
r.resume();
const w = new Writable({ autoDestroy: false, write(chunk, encoding, callback) { callback(new Error('w')); } });
w.on('error', (err) => console.log('error', err.message, w.destroyed)).on('close', () => console.log('never'));
w.write('x', (err) => console.log('cb', err.message));
setImmediate(() => {
  console.log(r.destroyed, r.closed, w.destroyed, w.errored.message, w.writable);
  w.write('again', (err) => console.log('again', err && err.message));
});

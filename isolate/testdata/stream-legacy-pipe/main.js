'use strict';
const Stream = require('stream');
const old = new Stream();
old.readable = true;
old.pause = () => console.log('pause');
old.resume = () => console.log('resume');
const w = new Stream.Writable({ highWaterMark: 2, write(chunk, encoding, callback) { console.log('write', String(chunk)); setImmediate(callback); } });
w.on('finish', () => console.log('finish'));
w.on('pipe', () => console.log('pipe'));
old.pipe(w);
console.log(old instanceof require('events'), Stream === Stream.Stream);
old.emit('data', 'abc');
old.emit('data', 'd');
setImmediate(() => old.emit('end'));
const failing = new Stream();
failing.pipe(new Stream.PassThrough());
try {
  failing.emit('error', new Error('unheard'));
} catch (err) {
  console.log(err.message);
}

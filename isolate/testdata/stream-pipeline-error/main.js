'use strict';
const { pipeline, Readable, PassThrough, Writable } = require('stream');
const parts = [
  new Readable({ read() { this.push('x'); } }),
  new PassThrough(),
  new Writable({ write(chunk, encoding, callback) { setImmediate(callback, new Error('write failed')); } }),
];
parts.forEach((part, i) => {
  part.on('error', (err) => console.log(i, 'error', err.code, err.message));
  part.on('close', () => console.log(i, 'close'));
});
pipeline(...parts, (err) => console.log('callback', err.message, parts.map((part) => part.destroyed)));
const early = [new Readable({ read() {} }), new PassThrough()];
pipeline(early, (err) => console.log('early', err.code, err.message, early[1].destroyed));
early[0].destroy();

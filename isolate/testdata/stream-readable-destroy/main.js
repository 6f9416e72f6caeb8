'use strict';
const { Readable } = require('stream');
const r = new Readable({
  read() {},
  destroy(err, callback) {
    console.log('_destroy', err && err.message);
    setImmediate(callback, err);
  },
});
r.on('error', (err) => console.log('error', err.message, r.errored === err, r.closed));
r.on('close', () => console.log('close', r.closed, r.readableAborted, r.readable));
r.on('end', () => console.log('end'));
console.log(r.destroy(new Error('first')) === r, r.destroyed, r.closed);
r.destroy(new Error('second'));
console.log(r.push('x'), r.read());
const quiet = new Readable({ read() {}, emitClose: false });
quiet.on('close', () => console.log('never'));
quiet.destroy();
setImmediate(() => console.log('quiet', quiet.destroyed, quiet.closed));

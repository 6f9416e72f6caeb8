'use strict';
const { Readable, Writable } = require('stream');
const r = new Readable({
  construct(callback) {
    console.log('r construct');
    setImmediate(() => {
      console.log('r constructed');
      callback();
    });
  },
  read() {
    console.log('read');
    this.push(null);
  },
});
r.resume().on('end', () => console.log('r end'));
const w = new Writable({
  construct(callback) {
    console.log('w construct');
    process.nextTick(callback);
  },
  write(chunk, encoding, callback) {
    console.log('write', String(chunk));
    callback();
  },
});
w.write('x');
w.end(() => console.log('w end'));
const bad = new Writable({ construct(callback) { callback(new Error('cannot')); }, write() {} });
bad.on('error', (err) => console.log(err.message)).on('close', () => console.log('bad closed'));
bad.write('x', (err) => console.log('cb', err.message));

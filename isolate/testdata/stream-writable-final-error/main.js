'use strict';
const { Writable } = require('stream');
const w = new Writable({
  write(chunk, encoding, callback) { callback(); },
  final(callback) { callback(new Error('flush failed')); },
});
for (const event of ['prefinish', 'finish', 'close']) w.on(event, () => console.log(event));
w.on('error', (err) => console.log('error', err.message));
w.write('a');
w.end((err) => console.log('end', err && err.message));
const thrower = new Writable({ write() {}, final() { throw new Error('thrown'); } });
thrower.on('error', (err) => console.log('error', err.message));
thrower.end();

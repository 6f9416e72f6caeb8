'use strict';
const { Readable } = require('stream');
const log = (name) => (err) => console.log(name, err.name, err.code, err.message);
new Readable().on('error', log('no _read')).read();
const eof = new Readable({ read() {} }).on('error', log('after eof'));
eof.push(null);
console.log(eof.push('late'));
console.log(new Readable({ read() {} }).on('error', log('push 5')).push(5));
console.log(new Readable({ read() {} }).on('error', log('unshift {}')).unshift({}));
const ended = new Readable({ read() {}, autoDestroy: false }).on('error', log('unshift after end'));
ended.push(null);
ended.resume();
ended.on('end', () => ended.unshift('x'));
const thrower = new Readable({ read() { throw new Error('in read'); } }).on('error', log('throws'));
thrower.resume();
for (const options of [{ highWaterMark: -1 }, { highWaterMark: '5' }, { encoding: 'no' }, { defaultEncoding: 'no' }, { signal: 1 }]) {
  try {
    new Readable(options);
  } catch (err) {
    log(JSON.stringify(options))(err);
  }
}

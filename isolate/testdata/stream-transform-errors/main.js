'use strict';
const { Transform } = require('stream');
const make = (name, options) => {
  const t = new Transform(options);
  t.on('error', (err) => console.log(name, err.code, err.message));
  t.on('close', () => console.log(name, 'close', t.errored && t.errored.message));
  t.resume();
  return t;
};
make('transform', { transform(chunk, encoding, callback) { callback(new Error('bad chunk')); } }).write('x', (err) => console.log('cb', err.message));
make('flush', { transform(chunk, encoding, callback) { callback(); }, flush(callback) { callback(new Error('bad end')); } }).end('x');
make('late', { transform(chunk, encoding, callback) { callback(null, chunk); } }).once('end', function() {
  this.push('after');
}).end('x');
try {
  new Transform().write('x');
} catch (err) {
  console.log(err.code, err.message);
}

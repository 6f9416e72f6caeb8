'use strict';
const { Readable, Writable, Duplex, Transform, PassThrough, Stream } = require('stream');
const util = require('util');
function OldStyle(options) {
  Transform.call(this, options);
}
util.inherits(OldStyle, Transform);
OldStyle.prototype._transform = function(chunk, encoding, callback) {
  callback(null, String(chunk).toUpperCase());
};
const old = new OldStyle();
old.on('data', (chunk) => console.log(String(chunk)));
old.end('old style');
class Counter extends Readable {
  constructor() {
    super({ objectMode: true });
    this.n = 0;
  }
  _read() {
    this.push(this.n < 3 ? this.n++ : null);
  }
}
new Counter().toArray().then(console.log);
console.log(Readable() instanceof Readable, Writable() instanceof Writable, Duplex() instanceof Duplex, PassThrough() instanceof Transform);
console.log(new Duplex() instanceof Writable, new Duplex() instanceof Readable, new Readable() instanceof Writable, new Writable() instanceof Readable);
console.log(new Readable() instanceof Stream, new Writable() instanceof Stream, {} instanceof Writable, null instanceof Writable);

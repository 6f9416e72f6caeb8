'use strict';
const { pipeline, Readable, Transform, Writable } = require('stream');
const out = [];
const last = new Writable({ write(chunk, encoding, callback) { out.push(String(chunk)); callback(); } });
const returned = pipeline(
  Readable.from(['a', 'b']),
  new Transform({ transform(chunk, encoding, callback) { callback(null, `${chunk}${chunk}`); } }),
  last,
  (err, value) => console.log('done', err, value, out, last.destroyed),
);
console.log(returned === last);

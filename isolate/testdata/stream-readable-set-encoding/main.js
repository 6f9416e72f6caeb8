'use strict';
const { Readable } = require('stream');
const r = new Readable({ read() {} });
const euro = Buffer.from('a\u20acb');
r.push(euro.subarray(0, 2));
console.log(r.readableEncoding);
r.setEncoding('utf8');
console.log(r.readableEncoding, r.readableLength);
r.push(euro.subarray(2, 3));
r.push(euro.subarray(3));
r.push(Buffer.from([0xe2]));
r.push(null);
r.on('data', (chunk) => console.log(JSON.stringify(chunk)));
r.on('end', () => {
  try {
    new Readable().setEncoding('nope');
  } catch (err) {
    console.log(err.code, err.message);
  }
});

'use strict';
const { Transform } = require('stream');
const t = new Transform({
  highWaterMark: 4,
  transform(chunk, encoding, callback) {
    console.log('transform', String(chunk));
    callback(null, chunk);
  },
});
const results = [];
for (const chunk of ['aa', 'bb', 'cc', 'dd']) results.push(t.write(chunk));
console.log(results, t.readableLength, t.writableLength);
t.on('drain', () => console.log('drain'));
setImmediate(() => {
  console.log(String(t.read()));
  console.log(t.readableLength, t.writableLength);
  t.on('data', (chunk) => console.log('data', String(chunk)));
});

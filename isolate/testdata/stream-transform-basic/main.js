'use strict';
const { Transform } = require('stream');
const t = new Transform({
  transform(chunk, encoding, callback) {
    for (const char of String(chunk)) this.push(`<${char}>`);
    callback();
  },
  flush(callback) {
    console.log('flush');
    callback(null, '.');
  },
});
for (const event of ['prefinish', 'finish', 'end', 'close']) t.on(event, () => console.log(event));
t.on('data', (chunk) => console.log('data', String(chunk)));
t.write('ab', () => console.log('cb'));
t.end('c');

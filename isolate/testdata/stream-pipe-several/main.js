'use strict';
const { Readable, Writable } = require('stream');
const sink = (name, delay) => new Writable({
  highWaterMark: 2,
  write(chunk, encoding, callback) {
    console.log(name, String(chunk));
    delay ? setImmediate(callback) : callback();
  },
}).on('finish', () => console.log(name, 'finish'));
const r = new Readable({ read() {} });
const slow = sink('slow', true);
const fast = sink('fast', false);
const gone = sink('gone', false);
r.pipe(slow);
r.pipe(fast);
r.pipe(gone, { end: false });
r.unpipe(gone);
for (const chunk of ['one', 'two', 'three', null]) r.push(chunk);
r.on('end', () => console.log('end', gone.writableEnded));

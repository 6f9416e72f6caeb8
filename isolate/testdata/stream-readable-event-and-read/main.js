'use strict';
const { Readable } = require('stream');
const chunks = ['one', 'two', 'three', null];
const r = new Readable({ highWaterMark: 4, read(n) { console.log('_read', n); this.push(chunks.shift()); } });
r.on('readable', () => {
  console.log('readable', r.readableLength);
  let chunk;
  while ((chunk = r.read()) !== null) console.log('chunk', String(chunk));
});
r.on('end', () => console.log('end'));
r.on('close', () => console.log('close'));

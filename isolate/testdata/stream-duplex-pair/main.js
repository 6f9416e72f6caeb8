'use strict';
const { duplexPair } = require('stream');
const [left, right] = duplexPair();
right.on('data', (chunk) => {
  console.log('right got', String(chunk));
  right.write(`echo ${chunk}`);
});
right.on('end', () => {
  console.log('right end');
  right.end();
});
left.on('data', (chunk) => console.log('left got', String(chunk)));
left.on('end', () => console.log('left end'));
left.on('close', () => console.log('left close'));
left.write('hello', () => console.log('written'));
left.end();

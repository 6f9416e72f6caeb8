'use strict';
// Base64 with white space, both alphabets, padding in odd places and junk.
const texts = [
  'YWJj', 'YWJjZA==', 'YWJjZA', 'YW Jj\n', 'YWI-_w', 'YWI+/w', 'YWJj=YWJj', 'YW*Jj', 'Y', '=', '====', 'Y=Q=',
  'YWJj\0ZGVm', 'YW\u0100Jj', '////', '____', 'YWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJj',
];
for (const text of texts) {
  console.log(JSON.stringify(text), Buffer.from(text, 'base64'), Buffer.byteLength(text, 'base64'));
}
for (let size = 0; size < 8; size++) {
  const bytes = Buffer.alloc(size, 0xfb);
  console.log(bytes.toString('base64'), bytes.toString('base64url'));
}
const big = Buffer.alloc(100000, 'some text to repeat ');
console.log(Buffer.from(big.toString('base64'), 'base64').equals(big), big.toString('base64').length);
console.log(Buffer.alloc(3).write('YWJjZGVm', 'base64'), Buffer.alloc(4).base64Write('YWJjZGVm', 1, 2));

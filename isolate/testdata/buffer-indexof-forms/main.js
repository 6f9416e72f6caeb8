'use strict';
// indexOf, lastIndexOf and includes: strings, bytes, numbers, offsets, encodings.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const b = Buffer.from('abcabcé');
const wide = Buffer.from('xabcabc', 'ucs2');
const calls = [
  ['c'], ['c', 3], ['c', -1], ['c', -5], ['c', 99], ['c', NaN], ['c', null], ['c', {}], ['c', '3'], [''], ['', 3], ['', 99],
  [99], [99.9], [355], [-157], [NaN], [Buffer.from('ca')], [new Uint8Array(0), 2], ['6362', 'hex'], ['Yw==', 'base64'],
  ['é', 'utf8'], ['é', 'latin1'], ['abcabcabcabc'], ['c', 'nope'], [{}], [null], [undefined], [new Uint16Array(1)],
];
for (const args of calls) {
  attempt(args, () => [b.indexOf(...args), b.lastIndexOf(...args), b.includes(...args)]);
}
for (const at of [0, 2, 3, 4, -1, -7]) {
  console.log(at, wide.indexOf('abc', at, 'ucs2'), wide.lastIndexOf('abc', at, 'ucs2'));
}
console.log(Buffer.from('aaaa').indexOf('aa', 1, 'ucs2'), Buffer.from('a').indexOf('a', 0, 'ucs2'));

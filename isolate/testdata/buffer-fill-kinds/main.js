'use strict';
// fill(): numbers, strings in encodings, buffers, ranges and what is refused.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const fresh = () => Buffer.alloc(6, '.');
const calls = [
  ['ab'], ['é'], ['€', 'latin1'], ['6162', 'hex'], ['YWI=', 'base64'], ['a', 'utf16le'], [300], [-1], [1.9], [true], [null],
  [Buffer.from('xyz')], [new Uint16Array([258])], ['a', 2], ['a', 2, 4], ['a', 4, 2], [7, 1, 3], [''],
  ['a', 'nope'], ['zz', 'hex'], [new Uint8Array(0)], ['a', -1], ['a', 0, 7], ['a', 1.5], [1, 'utf8'], ['a', 0, 6, 5],
];
for (const args of calls) attempt(args, () => fresh().fill(...args));

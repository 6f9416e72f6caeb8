'use strict';
// write(string[, offset[, length]][, encoding]): the forms and the errors.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const calls = [
  ['abc'], ['abc', 1], ['abc', 1, 2], ['abc', 'hex'], ['abcd', 1, 'hex'], ['abcd', 1, 1, 'hex'], ['abc', undefined, 2],
  ['é', 5], ['abc', 6], ['abc', 7], ['abc', -1], ['abc', 1.5], ['abc', 1, -1], ['abc', 1, 7], ['abc', 'nope'], [1], [],
  ['abc', null], ['abc', 'utf8', 1], ['ab', 0, 3, 'ucs2'], ['€', 4, 2],
];
for (const args of calls) {
  const buffer = Buffer.alloc(6, '.');
  attempt(args, () => [buffer.write(...args), buffer.toString('latin1')]);
}
attempt('raw', () => Buffer.alloc(3).utf8Write('abc', 9));
attempt('raw', () => Buffer.alloc(3).latin1Write(5));
attempt('raw', () => Buffer.alloc(3).hexSlice(4));
attempt('raw', () => Buffer.prototype.utf8Slice.call({}));

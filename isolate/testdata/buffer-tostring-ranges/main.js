'use strict';
// toString(encoding, start, end): clamping and unknown encodings.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const b = Buffer.from('0123456789');
const calls = [
  [], [undefined, 3], ['utf8', 3], ['utf8', 3, 5], ['utf8', -3], ['utf8', 5, 3], ['utf8', 20], ['utf8', 0, 20], ['utf8', '1', '3'],
  ['utf8', NaN, 2], ['utf8', 1.9, 3.9], ['hex', 8], ['x', 3, 2], ['x'], [null], [1, 2],
];
for (const args of calls) attempt(args, () => JSON.stringify(b.toString(...args)));

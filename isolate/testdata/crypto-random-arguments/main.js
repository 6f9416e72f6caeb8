'use strict';
// Random functions: sizes, ranges and callbacks.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const crypto = require('crypto');
attempt('size', () => crypto.randomBytes(-1));
attempt('size', () => crypto.randomBytes('a'));
attempt('size', () => crypto.randomBytes(2 ** 31));
attempt('callback', () => crypto.randomBytes(4, 5));
attempt('bytes', () => [crypto.randomBytes(3).length, crypto.randomBytes(0)]);
for (const args of [[], [new Uint8Array(4), 5], [new Uint8Array(4), -1], [new Uint8Array(4), 0, 5], [new Uint8Array(4), 'x'], [new Uint8Array(4), 0, 'x'], ['x']]) {
  attempt('fill', () => crypto.randomFillSync(...args));
}
attempt('fill', () => crypto.randomFill(new Uint8Array(4)));
for (const args of [[], [0], [1], [5, 5], [0, 2 ** 48], ['1'], [1.5], [-3, -2], [2, 3, 5]]) attempt('int', () => crypto.randomInt(...args));
const ints = Array.from({ length: 2000 }, () => crypto.randomInt(3, 6));
console.log([...new Set(ints)].sort(), ints.every(Number.isInteger));
const uuids = Array.from({ length: 500 }, () => crypto.randomUUID());
console.log(new Set(uuids).size, uuids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)));
attempt('uuid', () => crypto.randomUUID(5));
attempt('uuid', () => crypto.randomUUID({ disableEntropyCache: 5 }));
crypto.randomBytes(5, (err, bytes) => {
  console.log(err, bytes.length);
  crypto.randomFill(new Uint16Array(4), 1, 2, (err, array) => {
    console.log(err, array.length, array[0], array[3]);
    crypto.randomInt(5, (err, n) => console.log(err, n >= 0 && n < 5));
  });
});

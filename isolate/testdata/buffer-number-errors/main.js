'use strict';
// What number readers and writers refuse, with the ranges in the messages.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const b = Buffer.alloc(10);
const tries = {
  readUInt8: [[10], [-1], [1.5], ['1'], [NaN], [Infinity], [null]],
  readUInt32LE: [[7]],
  readIntLE: [[], [0], [0, 0], [0, 7], [0, '1'], [0, 1.5], [5, 6]],
  readDoubleBE: [[3]],
  readBigInt64LE: [[3], ['x']],
  writeUInt8: [[256], [-1], ['300'], [1, 10], [300, 99], [300, 'x']],
  writeInt8: [[128], [-129], [Symbol.iterator]],
  writeInt16LE: [[40000]],
  writeUInt32BE: [[123456789012345], [-5]],
  writeInt32BE: [[2 ** 31]],
  writeUIntLE: [[2 ** 24, 0, 3], [2 ** 40, 0, 5], [2 ** 48, 0, 6], [1, 0, 7], [1, 0], [1, undefined, 2]],
  writeIntBE: [[-(2 ** 23) - 1, 0, 3], [2 ** 39, 0, 5], [-(2 ** 47) - 1, 0, 6]],
  writeBigInt64LE: [[2n ** 63n], [-(2n ** 63n) - 1n], [1n, 5]],
  writeBigUInt64LE: [[2n ** 64n], [-1n]],
  writeFloatLE: [[1, 8]],
};
for (const [name, list] of Object.entries(tries)) {
  for (const args of list) attempt(name, () => b[name](...args));
}
attempt('small', () => Buffer.alloc(2).readUInt32LE(0));
attempt('small', () => Buffer.alloc(2).writeDoubleLE(0));

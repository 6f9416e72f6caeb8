'use strict';
// Every writer of numbers at its limits.
const limits = (bits, signed) => signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, -1] : [0, 2 ** bits - 1, 1];
for (const name of Object.getOwnPropertyNames(Buffer.prototype)) {
  if (!/^write/.test(name) || name === 'write') continue;
  const signed = !/u?UInt|Uint/.test(name);
  const big = /Big/.test(name);
  const bits = Number(/\d+/.exec(name) ?? 0);
  const out = [];
  if (/Float|Double/.test(name)) {
    for (const value of [1.5, -0.1, 1e39, NaN, -0]) out.push(show(name, [value, 1]));
  } else if (big) {
    for (const value of signed ? [-(2n ** 63n), 2n ** 63n - 1n, -2n] : [0n, 2n ** 64n - 1n]) out.push(show(name, [value, 1]));
  } else if (bits) {
    for (const value of limits(bits, signed)) out.push(show(name, [value, 1]));
  } else {
    for (let size = 1; size <= 6; size++) {
      for (const value of limits(size * 8, signed)) out.push(show(name, [value, 1, size]));
    }
  }
  console.log(name, out.join(' '));
}

function show(name, args) {
  const buffer = Buffer.alloc(10);
  const end = buffer[name](...args);
  return `${buffer.toString('hex')}:${end}`;
}

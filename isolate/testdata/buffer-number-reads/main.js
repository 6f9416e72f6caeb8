'use strict';
// Every reader of numbers, both byte orders and both spellings.
const bytes = Buffer.from('f1e2d3c4b5a69788796a', 'hex');
for (const name of Object.getOwnPropertyNames(Buffer.prototype)) {
  if (!/^read/.test(name)) continue;
  if (/Int[LB]E$|int[LB]E$/.test(name)) {
    const values = [];
    for (let size = 1; size <= 6; size++) values.push(bytes[name](1, size));
    console.log(name, values.join(' '));
  } else {
    console.log(name, bytes[name](), bytes[name](2));
  }
}

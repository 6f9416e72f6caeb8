'use strict';
// Hex ends at the first character that is no digit.
for (const text of ['abcdef', 'ABCDEF', 'abc', 'a', '0g', '11zz22', '1122zz33', 'é0', '\u0130\u0130', '00'.repeat(40)]) {
  console.log(JSON.stringify(text), Buffer.from(text, 'hex'), Buffer.byteLength(text, 'hex'));
}
const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
console.log(all.toString('hex'));
console.log(Buffer.from(all.toString('hex'), 'hex').equals(all));
console.log(Buffer.alloc(4).write('aabbccddee', 'hex'), Buffer.alloc(4).hexWrite('aabb', 3));

'use strict';
// copy(): overlapping, clamping, and what is out of range.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const source = Buffer.from('abcdef');
for (const args of [[], [2], [2, 1], [2, 1, 3], [9], [-1], [0, 7], [0, -1], [0, 6], [0, 1, -1], [0, 5, 2], ['x', 'y'], [1.7], [0, null, null]]) {
  const target = Buffer.alloc(5, '.');
  attempt(args, () => [source.copy(target, ...args), target.toString()]);
}
const self = Buffer.from('abcdef');
self.copy(self, 2, 0, 4);
console.log(self.toString());
self.copy(self, 0, 3);
console.log(self.toString());
attempt('target', () => source.copy('x'));
attempt('target', () => source.copy(new Uint16Array(2)));

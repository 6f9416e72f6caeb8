'use strict';
// compare, equals and Buffer.compare.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const a = Buffer.from('abcdef');
const b = Buffer.from('abcxyz');
console.log(a.compare(b), b.compare(a), a.compare(a), Buffer.compare(a, b), a.compare(new Uint8Array([97])));
console.log([Buffer.from('b'), Buffer.from(''), Buffer.from('a'), Buffer.from('aa')].sort(Buffer.compare));
console.log(a.equals(b), a.equals(Buffer.from('abcdef')), a.equals(new Uint8Array(6)));
for (const args of [
  [b, 0, 3, 0, 3], [b, 3, 6, 3], [b, 0, 0], [b, 0, 0, 0, 0], [b, 6, 6, 0, 1], [b, -1], [b, 0, 7], [b, 0, 6, -1], [b, 0, 6, 0, 7],
  [b, 1.5], [b, '0'], ['x'], [],
]) attempt(args.slice(1), () => a.compare(...args));
attempt('equals', () => a.equals('abcdef'));
attempt('static', () => Buffer.compare(a, 'x'));
attempt('static', () => Buffer.compare(5, a));

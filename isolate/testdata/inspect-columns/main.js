'use strict';
console.log(Array.from({ length: 30 }, (_, i) => i * i));
console.log(Array.from({ length: 27 }, (_, i) => 'x'.repeat(i % 7)));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(Array.from({ length: 12 }, (_, i) => ({ i })));
console.log(Array.from({ length: 10 }, (_, i) => BigInt(10 ** i)));
console.log(Array.from({ length: 9 }, (_, i) => '中'.repeat(i % 3 + 1)));
console.log({ nested: { list: Array.from({ length: 40 }, (_, i) => i % 2 ? i : -i) } });

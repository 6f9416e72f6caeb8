// cachedData: what was compiled before, and what is rejected.
'use strict';
const vm = require('node:vm');

const source = 'function add(a, b) { return a + b; } add(1, 2)';
const first = new vm.Script(source, { filename: 'add.js', produceCachedData: true });
console.log(Buffer.isBuffer(first.cachedData), first.cachedDataProduced, first.cachedDataRejected, first.cachedData.length > 0);
const second = new vm.Script(source, { filename: 'add.js', cachedData: first.cachedData });
console.log(second.cachedDataRejected, second.runInThisContext(), Object.keys(second));
const after = first.createCachedData();
console.log(Buffer.isBuffer(after));
for (const cachedData of [after, new Uint8Array(after), new DataView(after.buffer, after.byteOffset, after.length)]) {
  console.log(new vm.Script(source, { filename: 'add.js', cachedData }).cachedDataRejected);
}
console.log(new vm.Script(source + ' ', { cachedData: after }).cachedDataRejected);
console.log(new vm.Script(source, { cachedData: Buffer.from('no cache at all') }).cachedDataRejected);
console.log(new vm.Script(source, { cachedData: Buffer.alloc(0) }).runInThisContext());
const fn = vm.compileFunction('return a * 2', ['a'], { produceCachedData: true });
console.log(fn.cachedDataProduced, Buffer.isBuffer(fn.cachedData), fn(4));
const again = vm.compileFunction('return a * 2', ['a'], { cachedData: fn.cachedData });
console.log(again.cachedDataRejected, again(5));
console.log(new vm.Script('1\n//# sourceMappingURL=there.js.map').sourceMapURL);

'use strict';
for (const fn of [() => new Array(-1), () => { const a = []; a.length = 2 ** 32; }, () => 'x'.repeat(2 ** 30), () => 'x'.padEnd(2 ** 30),
  () => new ArrayBuffer(2 ** 53), () => new Uint8Array(2 ** 36), () => [].concat.apply([], new Array(1e6)), () => String.fromCharCode.apply(null, new Array(1e6)),
  () => 2n ** (2n ** 40n), () => new ArrayBuffer(8, { maxByteLength: 4 })]) {
  try { fn(); console.log('fine'); } catch (e) { console.log(e.name, e.message); }
}

'use strict';
// A buffer that is on its way already is detached by a getter that comes later.
const buffer = new ArrayBuffer(1 << 20);
new Uint8Array(buffer).fill(7);
const clone = structuredClone({
  buffer,
  get then() {
    structuredClone(buffer, { transfer: [buffer] });
    for (let i = 0; i < 20; i++) new Uint8Array(1 << 20).fill(1);
    return 1;
  },
});
console.log(buffer.byteLength, clone.buffer.byteLength, new Uint8Array(clone.buffer).every((x) => x === 7));

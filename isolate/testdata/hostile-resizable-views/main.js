'use strict';
const buffer = new ArrayBuffer(16, { maxByteLength: 64 });
const views = {
  tracking: new Uint8Array(buffer), offset: new Uint16Array(buffer, 8), fixed: new Float64Array(buffer, 8, 1),
  data: new DataView(buffer, 4), fixedData: new DataView(buffer, 8, 8),
};
for (const size of [16, 64, 10, 0, 32]) {
  buffer.resize(size);
  for (const [name, view] of Object.entries(views)) {
    try {
      const clone = structuredClone(view);
      const before = clone.byteLength;
      clone.buffer.resize(64);
      if (before > 0) console.log(size, name, before, clone.byteLength, clone.byteOffset);
    } catch (e) {
      console.log(size, name, e.name);
    }
  }
}
const moved = structuredClone(views.tracking, { transfer: [buffer] });
console.log(moved.byteLength, moved.buffer.resizable, moved.buffer.maxByteLength, buffer.byteLength);

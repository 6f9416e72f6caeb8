'use strict';
const buffer = new ArrayBuffer(1 << 20, { maxByteLength: 1 << 20 });
new Uint8Array(buffer).fill(9);
const clone = structuredClone({ buffer, get shrink() { buffer.resize(0); return 1; } });
console.log(buffer.byteLength, clone.buffer.byteLength, clone.buffer.resizable, new Uint8Array(clone.buffer)[1000]);
const grown = new ArrayBuffer(0, { maxByteLength: 1 << 16 });
console.log(structuredClone({ grown, get grow() { grown.resize(1 << 16); return 1; } }).grown.byteLength);

// What the reading methods give and say at the end of the bytes.
'use strict';
const v8 = require('node:v8');
const { inspect } = require('node:util');
function show(name, fn) {
  try {
    console.log(name, inspect(fn(), { depth: 5 }));
  } catch (e) {
    console.log(name, 'throws', e.constructor.name, e.name, e.code, e.message, Object.keys(e));
  }
}
const read = (bytes) => new v8.Deserializer(Buffer.from(bytes));
for (const method of ['readHeader', 'readValue', 'readUint32', 'readUint64', 'readDouble']) {
  for (const bytes of [[], [0xff], [0x81], [0xff, 0x0f], [1, 2, 3], [0xff, 0x10, 1], [0xff, 0x0c, 1], [0xff, 0x0d, 0x30]]) {
    show(`${method} ${bytes}`, () => read(bytes)[method]());
  }
}
for (const length of [0, 1, 2, 3, '1', 1.5, -1, null]) {
  show(`readRawBytes ${length}`, () => read([1, 2]).readRawBytes(length));
  show(`_readRawBytes ${length}`, () => read([1, 2])._readRawBytes(length));
}
show('raw bytes are the input', () => {
  const input = new Float64Array([1, 2, 3]);
  const d = new v8.Deserializer(input);
  const bytes = d.readRawBytes(9);
  return [bytes, bytes.buffer === input.buffer, bytes.constructor.name, d._readRawBytes(2), d.buffer === input];
});
show('version', () => {
  const d = read([0xff, 0x0d]);
  return [d.getWireFormatVersion(), d.readHeader(), d.getWireFormatVersion()];
});
show('a header in the middle', () => {
  const d = read([0x49, 0xff, 14, 0x49, 2]);
  return [d.readUint32(), d.readHeader(), d.readValue()];
});
show('without header', () => read([0x6f, 0x22, 1, 0x61, 0x49, 2, 0x7b, 1]).readValue());
show('without header, more', () => read([0x49, 2, 0x49, 4]).readValue());
show('64 bits', () => read([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]).readUint64());
for (const input of [undefined, null, 1, 'x', {}, [], new ArrayBuffer(2), new SharedArrayBuffer(2)]) {
  show(`new Deserializer(${inspect(input)})`, () => new v8.Deserializer(input));
  show(`deserialize(${inspect(input)})`, () => v8.deserialize(input));
}

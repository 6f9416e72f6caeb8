// transferArrayBuffer on both sides.
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
show('write', () => {
  const s = new v8.Serializer();
  const buffer = new ArrayBuffer(3);
  return [s.transferArrayBuffer(5, buffer), s.writeValue([buffer, buffer, new Uint8Array(buffer, 1)]), s.releaseBuffer(), buffer.byteLength];
});
show('the last id counts', () => {
  const s = new v8.Serializer();
  const buffer = new ArrayBuffer(3);
  s.transferArrayBuffer(5, buffer);
  s.transferArrayBuffer(6, buffer);
  s.writeValue(buffer);
  return s.releaseBuffer();
});
for (const id of [1.5, -1, '7', undefined, null, {}, 2 ** 32, NaN, 1n, Symbol('s')]) {
  show(`id ${typeof id} ${String(id)}`, () => {
    const s = new v8.Serializer();
    const buffer = new ArrayBuffer(3);
    s.transferArrayBuffer(id, buffer);
    s.writeValue(buffer);
    return s.releaseBuffer();
  });
}
for (const buffer of [undefined, null, {}, 1, new Uint8Array(2), new SharedArrayBuffer(2)]) {
  show(`write ${inspect(buffer)}`, () => new v8.Serializer().transferArrayBuffer(1, buffer));
  show(`read ${inspect(buffer)}`, () => new v8.Deserializer(Buffer.alloc(1)).transferArrayBuffer(1, buffer));
}
const read = (bytes, ...transfers) => {
  const d = new v8.Deserializer(Buffer.from([0xff, 0x0f, ...bytes]));
  d.readHeader();
  for (const [id, buffer] of transfers) d.transferArrayBuffer(id, buffer);
  return d.readValue();
};
const buffer = new ArrayBuffer(2);
const shared = new SharedArrayBuffer(2);
show('read', () => read([0x74, 3], [3, buffer]) === buffer);
show('read shared', () => read([0x74, 3], [3, shared]) === shared);
show('read view', () => {
  const view = read([0x74, 3, 0x56, 0x42, 0, 2, 0], [1, shared], [3, buffer]);
  return [view, view.buffer === buffer];
});
show('read shared view', () => read([0x74, 3, 0x56, 0x42, 0, 2, 0], [3, shared]).buffer === shared);
show('read view too long', () => read([0x74, 3, 0x56, 0x42, 0, 3, 0], [3, buffer]));
show('read view of a resizable one', () => read([0x74, 3, 0x56, 0x42, 0, 2, 0], [3, new ArrayBuffer(2, { maxByteLength: 5 })]));
show('read none', () => read([0x74, 3], [2, buffer]));
show('read as shared', () => read([0x75, 3], [3, shared]));
show('read module', () => read([0x77, 1]));

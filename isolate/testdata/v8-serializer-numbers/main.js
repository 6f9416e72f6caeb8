// writeUint32, writeUint64, writeDouble and writeRawBytes: what they convert and what they refuse.
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
for (const v of [0, 1, -1, 1.5, '7', undefined, null, {}, 2 ** 32, 2 ** 33 + 5, NaN, Infinity, 1n, Symbol('s'), [3]]) {
  const label = typeof v === 'bigint' ? '1n' : String(v);
  const write = (method, ...args) => show(`${method} ${label}`, () => {
    const s = new v8.Serializer();
    return [s[method](...args), s.releaseBuffer()];
  });
  write('writeUint32', v);
  write('writeUint64', v, 1);
  write('writeUint64', 1, v);
  write('writeDouble', v);
  write('writeRawBytes', v);
}
const memory = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;
for (const source of [memory, new SharedArrayBuffer(2), new DataView(memory, 1, 3), new Float64Array(memory), new Uint16Array(memory, 2, 2), new Uint8Array(0), Buffer.from('abc')]) {
  show(`raw ${source.constructor.name}`, () => {
    const s = new v8.Serializer();
    return [s.writeRawBytes(source), s.releaseBuffer()];
  });
}
show('mixed', () => {
  const s = new v8.Serializer();
  s.writeHeader();
  s.writeUint32(300);
  s.writeUint64(0xdeadbeef, 0xcafebabe);
  s.writeDouble(-0);
  s.writeRawBytes(Buffer.from('raw'));
  s.writeValue({ a: [1, 'x'] });
  const d = new v8.Deserializer(s.releaseBuffer());
  return [d.readHeader(), d.getWireFormatVersion(), d.readUint32(), d.readUint64(), Object.is(d.readDouble(), -0), d.readRawBytes(3).toString(), d.readValue()];
});
show('two-byte strings are aligned', () => {
  const s = new v8.Serializer();
  s.writeUint32(1);
  s.writeValue('\u1234');
  s.writeValue('\u1234');
  return s.releaseBuffer();
});

// One serializer for several values: references between them, and what releaseBuffer leaves.
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
show('several values', () => {
  const s = new v8.Serializer();
  const o = { x: 1 };
  s.writeHeader();
  s.writeValue(o);
  s.writeValue([o]);
  s.writeValue('plain');
  const bytes = s.releaseBuffer();
  const d = new v8.Deserializer(bytes);
  d.readHeader();
  const a = d.readValue();
  const b = d.readValue();
  return [bytes, a, b, a === b[0], d.readValue()];
});
show('after a release', () => {
  const s = new v8.Serializer();
  s.writeHeader();
  const o = {};
  s.writeValue(o);
  const first = s.releaseBuffer();
  s.writeValue(o);
  s.writeValue({});
  return [first, s.releaseBuffer(), s.releaseBuffer()];
});
show('headers', () => {
  const s = new v8.Serializer();
  s.writeHeader();
  s.writeHeader();
  return s.releaseBuffer();
});
show('empty', () => new v8.Serializer().releaseBuffer());
show('bytes are taken when they are written', () => {
  const s = new v8.Serializer();
  const bytes = new Uint8Array([1, 2]);
  s.writeValue(bytes.buffer);
  s.writeRawBytes(bytes);
  bytes[0] = 9;
  return s.releaseBuffer();
});
show('what a getter does in between', () => {
  const other = new v8.Serializer();
  other.writeHeader();
  const value = { get a() { other.writeUint32(3); return [...other.releaseBuffer()]; } };
  return v8.deserialize(v8.serialize(value));
});
show('thousands of values keep their identity', () => {
  const s = new v8.Serializer();
  s.writeHeader();
  const objects = Array.from({ length: 3000 }, (_, i) => ({ i }));
  for (const o of objects) s.writeValue(o);
  globalThis.gc?.();
  s.writeValue(objects);
  const d = new v8.Deserializer(s.releaseBuffer());
  d.readHeader();
  const read = objects.map(() => d.readValue());
  const list = d.readValue();
  return list.every((o, i) => o === read[i] && o.i === i);
});

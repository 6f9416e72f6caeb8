// Typed arrays, DataViews and Buffers: the bytes that v8.serialize writes, and the memory that comes back.
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
const memory = new Uint8Array(32).map((_, i) => i).buffer;
class Special extends Uint8Array {}
const views = {
  Int8Array: new Int8Array(memory, 1, 3), Uint8Array: new Uint8Array(memory, 1, 3), Uint8ClampedArray: new Uint8ClampedArray(memory, 1, 3),
  Int16Array: new Int16Array(memory, 2, 2), Uint16Array: new Uint16Array(memory, 2, 2), Int32Array: new Int32Array(memory, 4, 2),
  Uint32Array: new Uint32Array(memory, 4, 2), Float32Array: new Float32Array(memory, 4, 2), Float64Array: new Float64Array(memory, 8, 2),
  BigInt64Array: new BigInt64Array(memory, 8, 2), BigUint64Array: new BigUint64Array(memory, 8, 2), DataView: new DataView(memory, 3, 5),
  Buffer: Buffer.from(memory, 3, 5), empty: new Float64Array(0), emptyBuffer: Buffer.alloc(0), Special: new Special(2),
};
for (const [name, view] of Object.entries(views)) {
  const bytes = v8.serialize(view);
  show(name, () => [bytes, v8.deserialize(bytes), v8.deserialize(bytes).constructor.name]);
}
show('once', () => {
  const view = new Uint8Array([1, 2]);
  const bytes = v8.serialize({ a: view, b: view, c: new Uint8Array(view.buffer) });
  const out = v8.deserialize(bytes);
  return [bytes, out, out.a === out.b];
});
show('in place where aligned', () => {
  const result = [];
  for (let offset = 0; offset < 8; offset++) {
    const bytes = v8.serialize(new Float64Array([1, 2]));
    const input = Buffer.alloc(64).subarray(offset, offset + bytes.length);
    bytes.copy(input);
    const out = v8.deserialize(input);
    result.push([offset, out, out.buffer === input.buffer]);
  }
  return result;
});
show('Buffer or not', () => {
  const own = Buffer.from([5]);
  own.constructor = Uint8Array;
  const other = new Uint8Array([5]);
  other.constructor = Buffer;
  const proto = Object.setPrototypeOf(new Uint8Array(1), Buffer.prototype);
  const tagged = Object.defineProperty(new Float32Array([5]), Symbol.toStringTag, { value: 'Int8Array' });
  return [own, other, proto, tagged].map((view) => v8.serialize(view));
});
show('a tag of its own', () => v8.serialize(Object.defineProperty(new Uint8Array([5]), Symbol.toStringTag, { value: 'Foo' })));
show('changed by a getter', () => {
  const view = new Uint8Array([1]);
  return v8.serialize([view, { get a() { view[0] = 9; return 1; } }]);
});
show('detached', () => {
  const view = new Uint8Array(4);
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return v8.serialize([view]);
});
show('shared input', () => {
  const bytes = v8.serialize(new Uint8Array([1, 2]));
  const input = new Uint8Array(new SharedArrayBuffer(bytes.length));
  input.set(bytes);
  return v8.deserialize(input);
});
show('a DataView as input', () => v8.deserialize(new DataView(v8.serialize(5).buffer)));
show('what stands after the value', () => v8.deserialize(Buffer.concat([v8.serialize(1), Buffer.from('zz')])));
show('memory', () => {
  const bytes = v8.serialize('hi');
  return [bytes.constructor.name, bytes.byteOffset, bytes.buffer.byteLength, bytes.length];
});
show('resizable', () => {
  const buffer = new ArrayBuffer(2, { maxByteLength: 8 });
  return [v8.serialize(buffer), v8.serialize(new Uint8Array(buffer)), v8.deserialize(v8.serialize(new Uint8Array(buffer)))];
});

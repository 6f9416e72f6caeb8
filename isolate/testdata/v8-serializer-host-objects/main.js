// A program's own _writeHostObject and _readHostObject: what they are called with, what they may write and read, references across.
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
class Writer extends v8.DefaultSerializer {
  constructor(write) {
    super();
    this.calls = [];
    this.write = write;
  }
  _writeHostObject(...args) {
    this.calls.push([args.length, args[0].constructor.name]);
    return this.write(args[0]);
  }
}
const shared = { q: 1 };
show('nested values', () => {
  const s = new Writer(function(o) {
    const x = {};
    this.writeUint32(77);
    this.writeValue([x, x, shared]);
    this.writeDouble(1.5);
    this.writeValue(o.length);
    this.writeRawBytes(o);
  });
  s.writeHeader();
  s.writeValue([shared, new Uint8Array([7, 8]), shared]);
  const bytes = s.releaseBuffer();
  class Reader extends v8.DefaultDeserializer {
    _readHostObject(...args) {
      const n = this.readUint32();
      const list = this.readValue();
      return { args: args.length, n, list, d: this.readDouble(), bytes: this.readRawBytes(this.readValue()) };
    }
  }
  const d = new Reader(bytes);
  d.readHeader();
  const value = d.readValue();
  return [s.calls, bytes, value, value[0] === value[2], value[0] === value[1].list[2], value[1].list[0] === value[1].list[1]];
});
show('many, and deep', () => {
  const s = new Writer(function(o) {
    this.writeUint32(o.length);
    this.writeValue(o.inner);
  });
  let view = new Uint8Array(0);
  for (let i = 1; i < 50; i++) view = Object.assign(new Uint8Array(i), { inner: { view, i } });
  s.writeHeader();
  s.writeValue({ view, again: view, map: new Map([[view, 1]]) });
  class Reader extends v8.DefaultDeserializer {
    _readHostObject() {
      return { length: this.readUint32(), inner: this.readValue() };
    }
  }
  const d = new Reader(s.releaseBuffer());
  d.readHeader();
  const value = d.readValue();
  let depth = 0;
  for (let o = value.view; o?.inner; o = o.inner.view) depth += o.length;
  return [s.calls.length, depth, value.view === value.again, value.map.has(value.view)];
});
show('the default by super', () => {
  class Reader extends v8.DefaultDeserializer {
    _readHostObject() {
      return Object.assign(super._readHostObject(), { tag: 1 });
    }
  }
  const d = new Reader(v8.serialize([new Uint8Array(1), Buffer.from('x'), 2]));
  d.readHeader();
  return d.readValue();
});
show('methods of one instance', () => {
  const s = new v8.DefaultSerializer();
  const calls = [];
  for (const key of ['writeUint32', 'writeUint64', 'writeRawBytes', 'writeDouble']) {
    s[key] = function(...args) {
      calls.push([key, args]);
      return v8.Serializer.prototype[key].apply(this, args);
    };
  }
  s.writeValue(new Uint8Array([1, 2]));
  const d = new v8.DefaultDeserializer(v8.serialize(new Float64Array([1, 2])));
  for (const key of ['readUint32', 'readUint64', 'readRawBytes', '_readRawBytes', 'readDouble']) {
    d[key] = function(...args) {
      calls.push([key, args]);
      return v8.Deserializer.prototype[key].apply(this, args);
    };
  }
  d.readHeader();
  return [d.readValue(), calls];
});
const views = (treat, more) => Object.assign(new v8.Serializer(), more, { init: treat });
for (const treat of [false, true, 'yes', 0]) {
  show(`treat ${treat}`, () => {
    const s = new v8.Serializer();
    s._setTreatArrayBufferViewsAsHostObjects(treat);
    s._writeHostObject = function() { this.writeUint32(7); };
    return [s.writeValue(new Uint8Array([1, 2])), s.releaseBuffer()];
  });
}
show('no method', () => {
  const s = new v8.Serializer();
  s._setTreatArrayBufferViewsAsHostObjects(true);
  s.writeValue(new Uint8Array([1, 2]));
});
show('throws', () => new Writer(() => { throw new RangeError('q'); }).writeValue(new Uint8Array(1)));
show('returns', () => {
  const s = new Writer(() => false);
  return [s.writeValue([new Uint8Array(2), 3]), s.releaseBuffer()];
});
const read = (bytes, method) => {
  const d = new v8.Deserializer(Buffer.from([0xff, 0x0f, ...bytes]));
  d.readHeader();
  if (method) d._readHostObject = method;
  return d.readValue();
};
show('read: no method', () => read([0x5c, 1]));
show('read: a number', () => read([0x5c, 7], function() { return this.readUint32(); }));
show('read: nothing', () => read([0x5c, 7], () => {}));
show('read: throws', () => read([0x5c, 7], () => { throw new RangeError('q'); }));
show('read: a function', () => read([0x41, 2, 0x5c, 0x5e, 1, 0x24, 0, 2], () => function f() {}));
show('read: a proxy', () => read([0x41, 2, 0x5c, 0x5e, 1, 0x24, 0, 2], () => new Proxy({}, {})));
show('read: the object around it', () => {
  const a = read([0x41, 2, 0x5c, 0x5e, 0, 0x5e, 1, 0x24, 0, 2], function() { return { outer: this.readValue() }; });
  return [a, a[0].outer === a, a[0] === a[1]];
});
show('read: itself', () => read([0x41, 2, 0x5c, 0x5e, 1, 0x5e, 1, 0x24, 0, 2], function() { return { self: this.readValue() }; }));
show('read on after a throw', () => {
  const d = new v8.Deserializer(Buffer.from([0xff, 0x0f, 0x6f, 0x22, 1, 0x61, 0x5c, 0x49, 2]));
  d.readHeader();
  d._readHostObject = () => { throw new RangeError('q'); };
  try { d.readValue(); } catch {}
  return d.readValue();
});

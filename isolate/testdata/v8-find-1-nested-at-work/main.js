// v8.serialize and v8.deserialize, made to work on an object that is in the middle of a value.
'use strict';
const v8 = require('node:v8');
function borrow(Class, object, fn) {
  const parent = Object.getPrototypeOf(Class);
  Object.setPrototypeOf(Class, function() { return object; });
  try {
    return fn();
  } finally {
    Object.setPrototypeOf(Class, parent);
  }
}
const inner = v8.serialize([{}, {}, {}]);
const s = new v8.Serializer();
s._setTreatArrayBufferViewsAsHostObjects(true);
s._writeHostObject = function() { this.writeRawBytes(inner); };
const many = Array.from({ length: 2000 }, (_, i) => ({ i }));
s.writeHeader();
s.writeValue([many, new Uint8Array(1), {}, many]);
const d = new v8.DefaultDeserializer(s.releaseBuffer());
d._readHostObject = function() {
  console.log(borrow(v8.DefaultDeserializer, this, () => v8.deserialize(inner)));
  return { host: 1 };
};
d.readHeader();
const value = d.readValue();
console.log(value.length, value[0].length, value[1], value[2], value[0] === value[3]);

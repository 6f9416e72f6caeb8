// A value that a host object read in vain does not shift what the references after it name.
'use strict';
const v8 = require('node:v8');
const s = new v8.Serializer();
s._setTreatArrayBufferViewsAsHostObjects(true);
s._writeHostObject = function() { this.writeValue([/x/, { q: 1 }, { q: 2 }]); };
const o = { o: 1 };
s.writeHeader();
s.writeValue([new Uint8Array(1), o, { p: 2 }, o]);
const bytes = s.releaseBuffer();
bytes[bytes.indexOf(0x52) + 3] = 0x28; // the regular expression is now a "("
const d = new v8.Deserializer(bytes);
d._readHostObject = function() {
  try {
    this.readValue();
  } catch (e) {
    console.log(e.name);
  }
  return { host: 1 };
};
d.readHeader();
try {
  const value = d.readValue();
  console.log(value, value[1] === value[3]);
} catch (e) {
  console.log(e.message);
}

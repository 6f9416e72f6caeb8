// A host object's reader gets at the object around it and freezes that: an error, not undefined.
'use strict';
const v8 = require('node:v8');
for (const source of [{ a: new Uint8Array(1), b: 2 }, [new Uint8Array(1), {}, 3]]) {
  for (const harm of ['freeze', 'preventExtensions']) {
    const bytes = [...v8.serialize(source)];
    bytes.splice(bytes.indexOf(0x5c) + 4, 0, 0x5e, 0); // behind the view, a reference to what is around it
    const d = new v8.DefaultDeserializer(Buffer.from(bytes));
    d._readHostObject = function() {
      const view = v8.DefaultDeserializer.prototype._readHostObject.call(this);
      Object[harm](this.readValue());
      return view;
    };
    d.readHeader();
    try {
      console.log(d.readValue());
    } catch (e) {
      console.log(e.message);
    }
  }
}

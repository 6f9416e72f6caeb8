// What the four classes and their methods look like.
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
for (const name of ['Serializer', 'Deserializer', 'DefaultSerializer', 'DefaultDeserializer']) {
  const Class = v8[name];
  show(name, () => [Class.name, Class.length, Object.getOwnPropertyNames(Class), Object.getPrototypeOf(Class).name]);
  show(`${name}()`, () => Class());
  show(`${name}.call({})`, () => Class.call({}));
  for (const key of Object.getOwnPropertyNames(Class.prototype)) {
    const d = Object.getOwnPropertyDescriptor(Class.prototype, key);
    show(`${name}.prototype.${key}`, () => [typeof d.value, d.value.name, d.value.length, d.enumerable, d.writable, d.configurable]);
  }
  show(`${name} tag`, () => Object.prototype.toString.call(Object.create(Class.prototype)));
}
show('serializer', () => [new v8.Serializer(), new v8.DefaultSerializer()]);
show('deserializer', () => {
  const d = new v8.Deserializer(Buffer.from([0xff, 0x0f, 0x49, 2]));
  return [d, Object.getOwnPropertyDescriptor(d, 'buffer')];
});
show('receiver', () => v8.Serializer.prototype.writeHeader.call({}));
show('receiver', () => v8.Deserializer.prototype.readHeader.call({}));
show('receiver', () => v8.Serializer.prototype.writeHeader.call(Object.create(v8.Serializer.prototype)));
show('receiver', () => v8.DefaultDeserializer.prototype._readHostObject.call({}));
show('_getDataCloneError', () => v8.Serializer.prototype._getDataCloneError === Error);

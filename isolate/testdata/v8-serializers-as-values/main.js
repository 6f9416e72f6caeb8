// Serializers and deserializers where a value is expected: inspected, cloned, posted, serialized.
'use strict';
const v8 = require('node:v8');
const util = require('node:util');
const { MessageChannel, Worker } = require('node:worker_threads');
function show(name, fn) {
  try {
    console.log(name, util.inspect(fn()));
  } catch (e) {
    console.log(name, 'throws', e.constructor.name, e.name, e.code, e.message);
  }
}
const bytes = Buffer.from([255, 15, 73, 2]);
const makes = [() => new v8.Serializer(), () => new v8.DefaultSerializer(), () => new v8.Deserializer(bytes), () => new v8.DefaultDeserializer(bytes)];
for (const make of makes) {
  const name = make().constructor.name;
  show(`${name} inspect`, make);
  show(`${name} hidden`, () => util.inspect(make(), { showHidden: true }));
  show(`${name} clone`, () => structuredClone(make()));
  show(`${name} nested`, () => structuredClone({ a: [make()] }));
  show(`${name} post`, () => new MessageChannel().port1.postMessage(make()));
  show(`${name} transfer`, () => new MessageChannel().port1.postMessage(1, [make()]));
  show(`${name} workerData`, () => new Worker('1', { eval: true, workerData: make() }));
  show(`${name} serialize`, () => v8.serialize(make()));
  show(`${name} as prototype`, () => structuredClone(Object.create(make())));
  show(`${name} keys`, () => [Reflect.ownKeys(make()), JSON.stringify(make()), String(make())]);
  show(`${name} equal`, () => util.isDeepStrictEqual(make(), make()));
}

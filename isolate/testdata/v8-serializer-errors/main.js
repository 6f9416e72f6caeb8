// What cannot be serialized, and who makes the error.
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
for (const v of [() => {}, function f() {}, class A {}, Symbol('x'), new SharedArrayBuffer(4), Promise.resolve(), new WeakMap(), new WeakSet(), new Proxy({}, {}), (function*() {})(), new WebAssembly.Memory({ initial: 1 }), Object(Symbol('y')), new WeakRef({}), { a: { b: [() => 1] } }]) {
  show(inspect(v), () => v8.serialize(v));
}
show('nothing', () => v8.serialize());
const make = (error) => {
  const s = new v8.DefaultSerializer();
  s._getDataCloneError = error;
  return s.writeValue(Math.max);
};
show('function', () => make(function(...args) { return Object.assign(new TypeError('made'), { args, self: this instanceof v8.Serializer, target: String(new.target) }); }));
show('class', () => make(class X extends Error {}));
show('thrower', () => make(() => { throw new TypeError('z'); }));
show('in a view', () => {
  const s = new v8.DefaultSerializer();
  s._getDataCloneError = class Q extends Error { constructor(m) { super(m); this.made = new.target.name; } };
  s._writeHostObject({});
});
show('a string', () => new v8.DefaultSerializer()._writeHostObject('x'));
show('an object', () => new v8.DefaultSerializer()._writeHostObject({}));
show('a view', () => {
  const s = new v8.DefaultSerializer();
  return [s._writeHostObject(new Uint16Array([1])), s.releaseBuffer()];
});
show('getter', () => v8.serialize({ get a() { throw new RangeError('mine'); } }));
for (const id of [() => 9, () => 'x', () => { throw new RangeError('q'); }, 7]) {
  show(`shared ${id}`, () => {
    const s = new v8.Serializer();
    const calls = [];
    s._getSharedArrayBufferId = typeof id === 'function' ? function(...args) { calls.push([args.length, this === s]); return id(); } : id;
    const buffer = new SharedArrayBuffer(2);
    return [s.writeValue([buffer, buffer, new Uint8Array(buffer, 1)]), s.releaseBuffer(), calls];
  });
}
let deep = [];
for (let i = 0; i < 100000; i++) deep = [deep];
show('deep', () => v8.serialize(deep));
const levels = [0xff, 0x0f];
for (let i = 0; i < 100000; i++) levels.push(0x41, 1);
levels.push(0x30);
for (let i = 0; i < 100000; i++) levels.push(0x24, 0, 1);
show('deep', () => v8.deserialize(Buffer.from(levels)));

// Values of other contexts: what they are an instance of, and how they print, compare and clone.
'use strict';
const vm = require('node:vm');

const util = require('node:util');
const assert = require('node:assert');
const context = vm.createContext({});
const inside = vm.runInContext(`({
  object: { a: 1, nested: { b: [1] } }, array: [1, 2, 3], fn() {}, arrow: () => {}, klass: class Foo {}, date: new Date(0), regexp: /x/gi,
  map: new Map([[1, { a: 1 }]]), set: new Set([1]), error: Object.assign(new TypeError('inside'), { stack: 'TypeError: inside' }), promise: Promise.resolve(1), bytes: new Uint8Array([1, 2]),
  buffer: new ArrayBuffer(2), shared: new SharedArrayBuffer(1), symbol: Symbol.for('s'), big: 1n, boxed: new String('s'), weak: new WeakMap(),
  proxy: new Proxy({}, {}), generator: (function* () {})(), args: (function() { return arguments; })(1), nul: Object.create(null), instance: new (class Bar { x = 1; })(),
})`, context);
for (const [name, value] of Object.entries(inside)) console.log(name, value instanceof Object, util.inspect(value));
console.log(util.inspect(context), vm.runInContext('this', context), util.inspect(vm.runInContext('globalThis', context)) === util.inspect(context));
console.log(Array.isArray(inside.array), util.types.isDate(inside.date), util.types.isRegExp(inside.regexp), util.types.isMap(inside.map), util.types.isNativeError(inside.error),
  util.types.isPromise(inside.promise), util.types.isUint8Array(inside.bytes), util.isDeepStrictEqual(inside.array, [1, 2, 3]), util.types.isProxy(inside.proxy));
assert.deepEqual(inside.object, { a: 1, nested: { b: [1] } });
console.log(Buffer.from(inside.bytes), Buffer.from(inside.buffer).length, Buffer.concat([inside.bytes]), Buffer.from(inside.array), Buffer.isBuffer(inside.bytes));
const { args, fn, arrow, klass, symbol, promise, weak, proxy, generator, ...rest } = inside;
const copy = structuredClone(rest);
for (const [name, value] of Object.entries(copy)) {
  console.log(name, typeof value === 'object' ? value instanceof Object : typeof value, util.types.isNativeError(value) ? `${value}` : value);
}
for (const name of ['fn', 'symbol', 'promise', 'weak', 'proxy', 'generator']) {
  try {
    structuredClone(inside[name]);
    console.log(name, 'cloned');
  } catch (e) {
    console.log(name, e.name, e.message, e instanceof Error);
  }
}
try {
  console.log(structuredClone(vm.runInContext('globalThis', vm.createContext({ a: 1 }))));
} catch (e) {
  console.log(e.name, e.message);
}
console.log(structuredClone(vm.createContext({ a: [1] })));

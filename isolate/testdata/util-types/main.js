'use strict';
const { types } = require('util');
console.log(Object.keys(types).join(' '));
console.log(require('util/types') === types, require('node:util/types') === types);
const values = { date: new Date(), args: (function() { return arguments; })(), big: Object(1n), bool: Object(true), num: Object(1), str: Object('s'), sym: Object(Symbol()), err: new Error(), re: /x/, af: async () => {}, gf: function* () {}, go: (function* () {})(), p: Promise.resolve(), map: new Map(), set: new Set(), mi: new Map().keys(), si: new Set().keys(), wm: new WeakMap(), ws: new WeakSet(), ab: new ArrayBuffer(1), dv: new DataView(new ArrayBuffer(1)), sab: new SharedArrayBuffer(1), proxy: new Proxy({}, {}), u8: new Uint8Array(1), f64: new Float64Array(1), b64: new BigInt64Array(1), buf: Buffer.alloc(1), obj: {}, fn() {}, nul: null, und: undefined, one: 1, fake: Object.create(Date.prototype), tag: { [Symbol.toStringTag]: 'Uint8Array' } };
for (const [name, v] of Object.entries(values)) console.log(name, Object.keys(types).filter((k) => types[k](v)).join(' '));

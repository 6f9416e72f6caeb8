'use strict';
const util = require('util');
const values = [[], true, Buffer.alloc(1), null, undefined, 1, 'a', Symbol(), /a/, {}, new Date(), new Error(), () => {}, new Uint8Array(1), Object.create(Error.prototype), new Proxy([], {}), NaN, 1n, Object('s')];
for (const k of ['isArray', 'isBoolean', 'isBuffer', 'isNull', 'isNullOrUndefined', 'isNumber', 'isString', 'isSymbol', 'isUndefined', 'isRegExp', 'isObject', 'isDate', 'isError', 'isFunction', 'isPrimitive']) console.log(k, values.map((v) => Number(util[k](v))).join(''));
console.log(util._extend({ a: 1 }, { b: 2 }), util._extend({ a: 1 }, null), util.toUSVString('a\ud800b\udc00\u{1f600}'));

'use strict';
const util = require('util');
const map = util.getSystemErrorMap();
console.log(map instanceof Map, map.size, map.get(-2), map.get(-13), map.get(-111), util.getSystemErrorName(-2), util.getSystemErrorName(-99999));
console.log([...map].map(([n, [name]]) => `${n}${name}`).join(' '));
for (const v of [2, 'x', -1.5, undefined]) try { util.getSystemErrorName(v); } catch (e) { console.log(e.name, e.code, e.message); }
const e = util._errnoException(-2, 'open', 'orig'); console.log(e.message, e.code, e.errno, e.syscall, Object.keys(e));
const h = util._exceptionWithHostPort(-111, 'connect', 'host', 80, 'local'); console.log(h.message, Object.assign({}, h));

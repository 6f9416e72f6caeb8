'use strict';
const util = require('util');
console.log(Object.keys(util).join(' '));
console.log(Object.keys(util).map((k) => `${k}:${typeof util[k]}`).join(' '));
console.log(Object.getOwnPropertyNames(util.inspect).join(' '), util.inspect.length, util.debug === util.debuglog, util.TextEncoder === TextEncoder, util === require('node:util'));

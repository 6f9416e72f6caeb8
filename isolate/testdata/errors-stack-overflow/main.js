'use strict';
const { inspect } = require('util');
function deep() { deep(); }
try { deep(); } catch (e) { console.log(e.name, e.message, e instanceof RangeError, e.stack.split('\n')[0]); }
let nested = {}; for (let i = 0; i < 20000; i++) nested = { nested };
console.log(/Maximum call stack size exceeded/.test(inspect(nested, { depth: Infinity })) || 'whole');

'use strict';
function factory() { const o = { name: 'Custom', message: 'text' }; Error.captureStackTrace(o, factory); return o; }
const o = factory(); console.log(o.stack.split('\n')[0], /factory/.test(o.stack), Object.keys(o));
const plain = {}; Error.captureStackTrace(plain); console.log(plain.stack.split('\n')[0]);
Error.stackTraceLimit = 2; console.log(new Error('x').stack.split('\n').length); Error.stackTraceLimit = 0; console.log(JSON.stringify(new Error('x').stack)); Error.stackTraceLimit = 'no'; console.log(new Error('x').stack); delete Error.stackTraceLimit; console.log(new Error('x').stack);

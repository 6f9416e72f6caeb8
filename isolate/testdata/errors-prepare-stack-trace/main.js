'use strict';
console.log(typeof Error.prepareStackTrace, Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace').enumerable);
console.log(Error.prepareStackTrace({ name: 'Q', message: 'z' }, ['a', 'b']));
const fallback = Error.prepareStackTrace;
Error.prepareStackTrace = (error, sites) => `${error.message} ${typeof sites[0].getFileName()} ${sites[0].getFunctionName()} ${sites[0].getLineNumber()} ${sites[0].isToplevel()}`;
(function where() { console.log(new Error('user').stack); })();
const o = {}; Error.captureStackTrace(o); console.log(typeof o.stack);
Error.prepareStackTrace = (e, s) => s; console.log(Array.isArray(new Error('x').stack));
Error.prepareStackTrace = () => { throw new Error('from prepare'); }; try { new Error('q').stack; } catch (e) { Error.prepareStackTrace = undefined; console.log(e.message); }
Error.prepareStackTrace = 5; console.log(new Error('q').stack.split('\n')[0]);
Error.prepareStackTrace = fallback; console.log(new Error('again').stack.split('\n')[0]); delete Error.prepareStackTrace; console.log(new Error('gone').stack.split('\n')[0]);

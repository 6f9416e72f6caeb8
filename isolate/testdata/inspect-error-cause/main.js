'use strict';
const { inspect } = require('util');
Error.stackTraceLimit = 0;
const show = (e, o) => console.log(inspect(e, o));
show(new Error('outer', { cause: new Error('inner', { cause: 'text' }) })); show(new Error('c', { cause: undefined })); show(new Error('c', { cause: { a: 1 } }));
show(new AggregateError([new Error('one'), new TypeError('two'), 3], 'all')); show(new AggregateError([], 'none', { cause: 1 }));
const self = new Error('self'); self.cause = self; show(self);
show(new Error('1', { cause: new Error('2', { cause: new Error('3', { cause: new Error('4') }) }) }));
show(Object.assign(new Error('errors'), { errors: [1] })); show(Object.defineProperty(new Error('hidden errors'), 'errors', { value: [new Error('x')] }));

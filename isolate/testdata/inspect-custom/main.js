'use strict';
const { inspect } = require('util');
const c = inspect.custom;
console.log(c === Symbol.for('nodejs.util.inspect.custom'));
console.log({ [c]() { return 'text\nof two lines'; } }, { x: { [c]() { return 'text\nof two lines'; } } });
console.log({ [c]() { return { a: 1, [c]: undefined }; } }, { [c]() { return 5; } }, { [c]() { return null; } }, { [c]() { return this; } }, { [c]: 1 });
console.log({ a: { b: { [c](depth, options, ins) { return `${depth} ${options.depth} ${ins === inspect} ${options.stylize('s', 'string')}`; } } } });
console.log(inspect({ [c](d, o) { return o.extra; } }, { extra: 'passed on' }), inspect({ [c]() { return 'no'; } }, { customInspect: false }));
class K { [c]() { return 'instance'; } }
console.log(new K(), K.prototype, [new K()], new Proxy(new K(), {}));
try { inspect({ [c]() { throw new Error('from custom'); } }); } catch (e) { console.log(e.message); }

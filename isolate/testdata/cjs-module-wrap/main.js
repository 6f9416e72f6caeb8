const Module = require('module');
console.log(Module.wrap('x'), Module.wrapper);
Module.wrapper[0] += 'const extra = 42;';
console.log(require('./a'));

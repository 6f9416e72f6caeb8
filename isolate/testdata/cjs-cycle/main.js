console.log('main starts');
const a = require('./a');
const b = require('./b');
console.log('in main', a.done, b.done);

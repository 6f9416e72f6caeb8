// What a timer and an immediate look like.
const show = (text) => text.replace(/(_idleStart|asyncId\)\]|triggerId\)\]): \d+/g, '$1: N');
const { inspect } = require('util');
const timer = setTimeout(() => {}, 50, 1, 2);
console.log(show(inspect(timer)));
clearTimeout(timer);
console.log(show(inspect(timer)));
const immediate = setImmediate(function named() {}, 'x');
console.log(show(inspect(immediate)));
clearImmediate(immediate);
console.log(show(inspect(immediate)));
console.log(timer.constructor.name, timer.constructor.length, Object.getOwnPropertyNames(timer.constructor.prototype));

const EventEmitter = require('events');
const util = require('util');
const e = new EventEmitter();
console.log(e);
e.on('a', function one() {});
console.log(e);
e.on('a', () => {}).on(Symbol('s'), () => {});
console.log(e);
e.removeAllListeners();
console.log(e, Object.keys(e));
class Mine extends EventEmitter {}
console.log(new Mine());
function Old() { EventEmitter.call(this); }
util.inherits(Old, EventEmitter);
console.log(new Old().on('x', () => {}).emit('x'), new EventEmitter({ captureRejections: true }));
console.log(Object.keys(EventEmitter));

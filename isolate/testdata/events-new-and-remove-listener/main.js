const EventEmitter = require('events');
const e = new EventEmitter();
e.on('newListener', (type, fn) => console.log('new', String(type), fn.name, e.listenerCount(type)));
e.on('removeListener', (type, fn) => console.log('removed', String(type), fn.name, e.listenerCount(type)));
function one() {}
function two() {}
e.on('a', one).once('a', two).on(Symbol('s'), one);
e.off('a', two);
e.once('b', one);
e.emit('b');
e.removeAllListeners('a');
e.on('c', one).on('c', two).on('d', one);
e.removeAllListeners();
console.log(e.eventNames(), e.listenerCount('newListener'));

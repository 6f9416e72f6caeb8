const EventEmitter = require('events');
const e = new EventEmitter();
function named() {}
e.on('a', named).once('a', named);
console.log(e.listeners('a'), e.rawListeners('a'), e.rawListeners('a')[1].listener === named);
e.rawListeners('a')[1]();
console.log(e.listeners('a').length, e.rawListeners('none'), e.listeners('none'));
e.off('a', named).off('a', named);
console.log(e.eventNames(), e.off('a', named) === e);

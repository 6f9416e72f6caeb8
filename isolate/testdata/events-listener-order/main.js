const EventEmitter = require('events');
const e = new EventEmitter();
e.on('a', () => console.log('second'));
e.prependListener('a', () => console.log('first'));
e.once('a', () => console.log('third, once'));
e.prependOnceListener('a', () => console.log('zeroth, once'));
console.log(e.emit('a'), e.emit('a'), e.emit('nobody'));
console.log(e.listenerCount('a'), e.eventNames());

process.on('exit', (code) => console.log('exit', code));
const EventEmitter = require('events');
setTimeout(() => console.log('never'), 10);
setImmediate(() => new EventEmitter().emit('error', new Error('nobody listens')));

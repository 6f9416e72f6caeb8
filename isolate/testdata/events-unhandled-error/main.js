const EventEmitter = require('events');
const e = new EventEmitter();
for (const value of [undefined, null, 5, 'text', { a: 1 }, Symbol('s')]) {
  try {
    e.emit('error', value);
  } catch (err) {
    console.log(err.name, err.code, err.message, err.context === value, Object.keys(err));
  }
}
const own = new RangeError('mine');
try {
  e.emit('error', own);
} catch (err) {
  console.log(err === own, Object.keys(err));
}
try {
  e.emit('error');
} catch (err) {
  console.log(err.message);
}
e.on('error', (err) => console.log('handled', err.message));
console.log(e.emit('error', own));

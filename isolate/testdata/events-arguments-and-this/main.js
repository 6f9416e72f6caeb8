const EventEmitter = require('events');
const e = new EventEmitter();
for (let n = 0; n < 6; n++) {
  const name = `n${n}`;
  e.on(name, function(...args) { console.log(name, this === e, args); });
  e.on(name, (...args) => console.log(name, args.length));
  e.emit(name, ...Array.from({ length: n }, (_, i) => i));
}

const EventEmitter = require('events');
process.on('warning', (w) => console.log(w.name, Object.keys(w), String(w.type), w.count, '|', w.message));
const e = new EventEmitter();
for (let i = 0; i < 13; i++) e.on('many', () => {});
class Mine extends EventEmitter {}
const mine = new Mine().setMaxListeners(1);
const s = Symbol('s');
mine.on(s, () => {}).on(s, () => {}).prependListener(s, () => {});
const free = new EventEmitter().setMaxListeners(0);
for (let i = 0; i < 50; i++) free.on('x', () => {});
console.log(free.getMaxListeners(), EventEmitter.getMaxListeners(mine), EventEmitter.defaultMaxListeners);
EventEmitter.setMaxListeners(20);
console.log(new EventEmitter().getMaxListeners(), new Mine().getMaxListeners(), mine.getMaxListeners());
EventEmitter.setMaxListeners(3, mine, new EventTarget());
console.log(mine.getMaxListeners(), mine._events[s].warned);

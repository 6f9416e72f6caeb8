const { on, EventEmitter } = require('events');
(async () => {
  const e = new EventEmitter();
  const it = on(e, 'a');
  e.emit('a', 1, 2);
  e.emit('a', 3);
  console.log(await it.next(), await it.next());
  const waiting = [it.next(), it.next()];
  e.emit('a', 4);
  console.log(await waiting[0]);
  console.log(await it.return(), await waiting[1], await it.next(), e.eventNames());

  const loop = on(e, 'b');
  e.emit('b', 'x');
  e.emit('b', 'y');
  for await (const [value] of loop) {
    console.log(value);
    if (value === 'y') break;
  }
  console.log(e.eventNames(), Object.getOwnPropertyNames(loop), it === it[Symbol.asyncIterator]());
})();

const { on, EventEmitter } = require('events');
class Source extends EventEmitter {
  pause() { console.log('pause'); }
  resume() { console.log('resume'); }
}
(async () => {
  const e = new Source();
  const it = on(e, 'a', { highWaterMark: 2, lowWaterMark: 1 });
  for (let i = 0; i < 5; i++) e.emit('a', i);
  for (let i = 0; i < 5; i++) console.log((await it.next()).value);
})();

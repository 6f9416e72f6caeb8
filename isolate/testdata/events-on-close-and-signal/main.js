const { on, EventEmitter } = require('events');
(async () => {
  const e = new EventEmitter();
  let it = on(e, 'a', { close: ['end', 'close'] });
  e.emit('a', 1);
  e.emit('end');
  console.log(e.eventNames(), await it.next(), await it.next());

  const ac = new AbortController();
  it = on(e, 'a', { signal: ac.signal });
  e.emit('a', 2);
  ac.abort('enough');
  console.log(await it.next());
  await it.next().catch((err) => console.log(err.name, err.cause));
  console.log(await it.next());
  try {
    on(e, 'a', { signal: ac.signal });
  } catch (err) {
    console.log('at once', err.name, err.cause);
  }
})();

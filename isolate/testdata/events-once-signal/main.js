const { once, EventEmitter, getEventListeners } = require('events');
(async () => {
  const e = new EventEmitter();
  const ac = new AbortController();
  const waiting = once(e, 'a', { signal: ac.signal });
  console.log(e.eventNames(), getEventListeners(ac.signal, 'abort').length);
  ac.abort('why');
  await waiting.catch((err) => console.log(err.name, err.code, err.message, err.cause));
  console.log(e.eventNames(), getEventListeners(ac.signal, 'abort').length);
  await once(e, 'a', { signal: ac.signal }).catch((err) => console.log(err.name, err.cause));
  await once(e, 'a', { signal: 5 }).catch((err) => console.log(err.code, err.message));
  const other = new AbortController();
  const done = once(e, 'b', { signal: other.signal });
  e.emit('b');
  console.log(await done, getEventListeners(other.signal, 'abort').length);
})();

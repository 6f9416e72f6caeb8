const { on, EventEmitter } = require('events');
(async () => {
  const e = new EventEmitter();
  let it = on(e, 'a');
  e.emit('a', 1);
  e.emit('error', new Error('boom'));
  console.log(await it.next());
  await it.next().catch((err) => console.log(err.message));
  console.log(await it.next(), e.eventNames());

  it = on(e, 'a');
  const waiting = [it.next(), it.next()];
  it.throw(new Error('thrown in'));
  console.log((await Promise.allSettled(waiting)).map((r) => r.reason?.message ?? r.value));
  for (const bad of [undefined, 5]) {
    try {
      on(e, 'a').throw(bad);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
  for (const options of [{ highWaterMark: 0 }, { lowWaterMark: 'x' }, { signal: {} }]) {
    try {
      on(e, 'a', options);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
  try {
    on({}, 'a');
  } catch (err) {
    console.log(err.code, err.message);
  }
})();

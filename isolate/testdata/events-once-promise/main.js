const { once, EventEmitter } = require('events');
(async () => {
  const e = new EventEmitter();
  setImmediate(() => e.emit('a', 1, 2));
  console.log(await once(e, 'a'), e.eventNames());
  setImmediate(() => e.emit('error', new Error('first')));
  await once(e, 'a').catch((err) => console.log('rejected', err.message));
  setImmediate(() => e.emit('error', 'not special'));
  console.log(await once(e, 'error'), e.eventNames());
  const target = new EventTarget();
  setImmediate(() => { target.dispatchEvent(new Event('error')); target.dispatchEvent(new Event('a')); });
  console.log((await once(target, 'a'))[0].type);
  for (const bad of [{}, 5, null]) await once(bad, 'a').catch((err) => console.log(err.name, err.message));
})();

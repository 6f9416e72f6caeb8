// A signal rejects with its reason as cause.
const tp = require('timers/promises');
(async () => {
  const show = (e) => console.log(e.name, e.code, e.message, e.cause);
  await tp.setTimeout(1, 0, { signal: AbortSignal.abort('before') }).catch(show);
  await tp.setImmediate(0, { signal: AbortSignal.abort('before') }).catch(show);
  const ac = new AbortController();
  setTimeout(() => ac.abort('during'), 5);
  await tp.setTimeout(10000, 0, { signal: ac.signal }).catch(show);
  const late = new AbortController();
  console.log(await tp.setTimeout(1, 'in time', { signal: late.signal }));
  late.abort();
  const ic = new AbortController();
  try {
    for await (const v of tp.setInterval(2, 'tick', { signal: ic.signal })) { console.log(v); ic.abort('enough'); }
  } catch (e) { show(e); }
})();

const { aborted } = require('util');
(async () => {
  const ac = new AbortController();
  const waiting = aborted(ac.signal, {}).then(() => console.log('aborted'));
  ac.abort();
  await waiting;
  await aborted(ac.signal, {});
  for (const args of [[], [5, {}], [new AbortController().signal], [new AbortController().signal, 5]]) {
    await aborted(...args).catch((err) => console.log(err.code, err.message));
  }
})();

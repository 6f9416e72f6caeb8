'use strict';
const { aborted } = require('util');
(async () => {
  const c = new AbortController(); const resource = {};
  const p = aborted(c.signal, resource); console.log(p); c.abort(); await p; console.log('aborted');
  await aborted(AbortSignal.abort(), resource); console.log('already');
  for (const args of [[], [1, {}], [c.signal], [c.signal, 1], [c.signal, null], [new EventTarget(), {}]]) await aborted(...args).catch((e) => console.log(e.name, e.code, e.message));
})();

'use strict';
const { Readable } = require('stream');
async function main() {
  const signal = AbortSignal.abort(new Error('why'));
  const calls = {
    toArray: (r) => r.toArray({ signal }),
    map: (r) => r.map((x) => x, { signal }).toArray(),
    reduce: (r) => r.reduce((a, b) => a + b, 0, { signal }),
    forEach: (r) => r.forEach(() => {}, { signal }),
  };
  for (const [name, call] of Object.entries(calls)) {
    await call(Readable.from([1, 2])).catch((err) => console.log(name, err.name, err.code, err.message));
  }
  const ac = new AbortController();
  const seen = [];
  const running = Readable.from([1, 2, 3]).forEach(async (x, { signal: inner }) => {
    seen.push(x, inner.aborted);
    if (x === 2) ac.abort();
  }, { signal: ac.signal });
  await running.catch((err) => console.log(err.name, seen));
}
main();

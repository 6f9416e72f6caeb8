'use strict';
const { Readable, PassThrough } = require('stream');
const { finished } = require('stream/promises');
async function main() {
  console.log(await finished(Readable.from([1, 2]).resume()));
  const p = new PassThrough();
  process.nextTick(() => p.destroy());
  await finished(p).catch((err) => console.log(err.code));
  const ac = new AbortController();
  process.nextTick(() => ac.abort());
  const waiting = new PassThrough();
  await finished(waiting, { signal: ac.signal, cleanup: true }).catch((err) => console.log(err.name, waiting.listenerCount('end')));
  const kept = new PassThrough();
  kept.resume().end();
  await finished(kept);
  console.log(kept.listenerCount('finish') > 0);
  for (const args of [[5], [{}], [new PassThrough(), { signal: 5 }]]) {
    await finished(...args).catch((err) => console.log(err.code, err.message));
  }
}
main();

'use strict';
const { PassThrough, Readable } = require('stream');
const { pipeline } = require('stream/promises');
async function main() {
  const ac = new AbortController();
  const source = new Readable({ read() {} });
  const sink = new PassThrough();
  setImmediate(() => ac.abort(new Error('enough')));
  await pipeline(source, sink, { signal: ac.signal }).catch((err) => {
    console.log(err.name, err.code, err.message, err.cause && err.cause.message);
  });
  console.log(source.destroyed, sink.destroyed);
  await pipeline(Readable.from([1]), new PassThrough({ objectMode: true }), { signal: AbortSignal.abort() })
    .catch((err) => console.log(err.name, err.code));
  const open = new PassThrough();
  await pipeline(Readable.from(['text']), open, { end: false });
  console.log(open.writableEnded, open.destroyed, String(open.read()));
}
main();

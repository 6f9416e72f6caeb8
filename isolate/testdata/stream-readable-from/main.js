'use strict';
const { Readable } = require('stream');
async function main() {
  console.log(await Readable.from([1, 2, 3]).toArray());
  console.log(await Readable.from('text').toArray());
  console.log(await Readable.from(Buffer.from('bytes')).toArray());
  console.log(await Readable.from(new Set(['a', Promise.resolve('b')])).toArray());
  console.log(await Readable.from((async function*() { yield 1; yield 2; })()).toArray());
  const closing = Readable.from((function*() {
    try {
      yield 1;
      yield 2;
    } finally {
      console.log('closed the generator');
    }
  })());
  for await (const value of closing) {
    console.log(value);
    break;
  }
  for (const bad of [5, null, undefined, {}]) {
    try {
      Readable.from(bad);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
  await Readable.from([1, null]).toArray().catch((err) => console.log(err.code, err.message));
  await Readable.from((function*() { throw new Error('inside'); })()).toArray().catch((err) => console.log(err.message));
}
main();

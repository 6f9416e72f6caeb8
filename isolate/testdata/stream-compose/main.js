'use strict';
const { compose, PassThrough, Readable, Transform, Writable } = require('stream');
async function main() {
  const shout = compose(
    new Transform({ transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); } }),
    async function*(source) { for await (const chunk of source) yield `${chunk}!`; },
  );
  for (const event of ['end', 'finish', 'close']) shout.on(event, () => console.log(event));
  shout.end('hello');
  console.log((await shout.toArray()).map(String));
  const source = compose(Readable.from([1, 2]), async function*(s) { for await (const x of s) yield x + 1; });
  console.log(source.writable, await source.toArray());
  for (const parts of [[], [new Writable(), new PassThrough()], [new PassThrough(), new Readable()]]) {
    try {
      compose(...parts);
    } catch (err) {
      console.log(err.code, err.message.slice(0, 45));
    }
  }
}
main();

'use strict';
const { Duplex, Readable, Writable } = require('stream');
async function main() {
  const upper = Duplex.from(async function*(source) {
    for await (const chunk of source) yield String(chunk).toUpperCase();
  });
  upper.end('shout');
  console.log(await upper.toArray());
  console.log(await Duplex.from(Promise.resolve('value')).toArray());
  console.log(await Duplex.from(['a', 'b']).toArray());
  const seen = [];
  const sink = Duplex.from(async (source) => {
    for await (const chunk of source) seen.push(String(chunk));
  });
  sink.write('x');
  sink.end('y');
  await new Promise((resolve) => sink.on('finish', resolve));
  console.log(seen, sink.readable);
  const written = [];
  const pair = Duplex.from({
    readable: Readable.from(['from', 'readable']),
    writable: new Writable({ write(chunk, encoding, callback) { written.push(String(chunk)); callback(); } }),
  });
  pair.end('to writable');
  console.log(await pair.toArray(), written);
  for (const bad of [5, {}, () => 5]) {
    try {
      Duplex.from(bad);
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
}
main();

'use strict';
const { Readable } = require('stream');
async function main() {
  const a = Readable.from([1, 2, 3]);
  for await (const value of a) console.log(value);
  console.log('a', a.destroyed);
  const b = Readable.from([1, 2, 3]);
  for await (const value of b.iterator({ destroyOnReturn: false })) {
    console.log(value);
    break;
  }
  console.log('b', b.destroyed, b.readable);
  for await (const value of b) console.log(value);
  const c = new Readable({ read() { this.destroy(new Error('broken')); } });
  try {
    for await (const value of c) console.log(value);
  } catch (err) {
    console.log('c', err.message);
  }
  const d = new Readable({ read() {} });
  setImmediate(() => d.destroy());
  try {
    for await (const value of d) console.log(value);
  } catch (err) {
    console.log('d', err.code, err.message);
  }
}
main();

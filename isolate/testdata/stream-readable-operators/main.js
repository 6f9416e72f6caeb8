'use strict';
const { Readable } = require('stream');
const numbers = () => Readable.from([1, 2, 3, 4, 5]);
async function main() {
  console.log(await numbers().map((x) => x * 2).toArray());
  console.log(await numbers().map(async (x) => x + 1, { concurrency: 2 }).toArray());
  console.log(await numbers().filter((x) => x % 2).toArray());
  console.log(await numbers().flatMap((x) => [x, -x]).toArray());
  console.log(await numbers().drop(3).toArray(), await numbers().take(2).toArray());
  console.log(await numbers().some((x) => x > 4), await numbers().every((x) => x > 4));
  console.log(await numbers().find((x) => x > 2), await numbers().find((x) => x > 9));
  console.log(await numbers().reduce((a, b) => a + b), await numbers().reduce((a, b) => a + b, 100));
  await numbers().forEach((x) => console.log('each', x));
  console.log(await numbers().compose(async function*(source) {
    for await (const x of source) yield `<${x}>`;
  }).toArray());
  await Readable.from([]).reduce((a, b) => a + b).catch((err) => console.log(err.name, err.code, err.message));
  await numbers().map(() => { throw new Error('mapper'); }).toArray().catch((err) => console.log(err.message));
  for (const call of [(r) => r.map(5), (r) => r.take(-1), (r) => r.map(() => {}, { concurrency: 0 }), (r) => r.drop(1, 5)]) {
    try {
      call(numbers());
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}
main();

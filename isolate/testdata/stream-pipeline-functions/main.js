'use strict';
const { pipeline } = require('stream');
const { pipeline: pipelinePromise } = require('stream/promises');
async function* double(source, { signal }) {
  console.log('signal', signal.aborted);
  for await (const x of source) yield x * 2;
}
pipeline(
  function*() { yield 1; yield 2; },
  double,
  async (source) => {
    let sum = 0;
    for await (const x of source) sum += x;
    return sum;
  },
  async (err, value) => {
    console.log('callback', err, value);
    console.log(await pipelinePromise([1, 2, 3], double, async (source) => {
      const all = [];
      for await (const x of source) all.push(x);
      return all;
    }));
    await pipelinePromise([1], async function*() { throw new Error('stage'); }, async () => {})
      .catch((failure) => console.log(failure.message));
  },
);

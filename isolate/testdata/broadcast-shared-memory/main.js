'use strict';
// A SharedArrayBuffer that is broadcast is the same memory at all ends.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const from = new BroadcastChannel('shared'), got = [];
  const ends = [1, 2, 3].map(() => {
    const end = new BroadcastChannel('shared');
    end.onmessage = ({ data }) => got.push(data);
    return end;
  });
  const memory = new SharedArrayBuffer(8), view = new Int32Array(memory);
  from.postMessage({ memory, view });
  await turns();
  log(got.length, got[0].memory === got[1].memory, got[0].memory === got[0].view.buffer);
  view[1] = 7;
  for (const { view: other } of got) Atomics.add(other, 0, 1);
  log(view, got.map(({ view: other }) => other[1]));
  const large = new Uint8Array(1 << 20).fill(5);
  got.length = 0;
  from.postMessage(large);
  large.fill(6);
  await turns();
  log(got.map((bytes) => [bytes.length, bytes[0], bytes[bytes.length - 1], bytes.buffer === got[0].buffer]));
  for (const channel of [from, ...ends]) channel.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

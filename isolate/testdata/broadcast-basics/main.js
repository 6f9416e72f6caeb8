'use strict';
// A message reaches all others of the name, in the order in which they were made, not its sender.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const [a, b, c] = [1, 2, 3].map((n) => {
    const channel = new BroadcastChannel('basics');
    channel.onmessage = ({ data }) => log(n, data);
    return channel;
  });
  const other = new BroadcastChannel('other');
  other.onmessage = () => log('never');
  log(a.postMessage('from a'), c.postMessage('from c'));
  await turns();
  b.postMessage({ map: new Map([[1, new Set([2])]]), bytes: new Uint8Array(2) });
  await turns();
  for (const channel of [a, b, c, other]) channel.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// What was sent before close() arrives; what waits at a closed end does not.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const a = new BroadcastChannel('close'), b = new BroadcastChannel('close'), c = new BroadcastChannel('close');
  for (const [name, channel] of [['a', a], ['b', b], ['c', c]]) {
    channel.onmessage = ({ data }) => { log(name, data); if (data === 'close c' && channel === c) c.close(); };
    channel.addEventListener('close', () => log('never'));
  }
  a.postMessage('before');
  a.close();
  await turns();
  b.postMessage('to c');
  c.close();
  await turns();
  const d = new BroadcastChannel('close');
  d.postMessage('to b only');
  await turns();
  const e = new BroadcastChannel('close');
  e.onmessage = ({ data }) => { log('e', data); e.close(); };
  d.postMessage(1);
  d.postMessage(2);
  await turns();
  for (const channel of [b, d]) channel.close();
  const alone = new BroadcastChannel('alone');
  log(alone.postMessage('nobody hears'));
  alone.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

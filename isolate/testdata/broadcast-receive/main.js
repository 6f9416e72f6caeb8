'use strict';
// receiveMessageOnPort takes from a BroadcastChannel.
const { BroadcastChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const a = new BroadcastChannel('receive'), b = new BroadcastChannel('receive'), c = new BroadcastChannel('receive');
  b.onmessage = ({ data }) => log('b', data);
  a.postMessage(1);
  a.postMessage(undefined);
  a.postMessage({ n: 3 });
  log(receiveMessageOnPort(c), receiveMessageOnPort(c), receiveMessageOnPort(c), receiveMessageOnPort(c));
  log(receiveMessageOnPort(b), receiveMessageOnPort(a));
  await turns();
  log(receiveMessageOnPort(b));
  for (const channel of [a, b, c]) channel.close();
  attempt('closed', () => receiveMessageOnPort(c));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// maxQueuedMb, which node does not have: a post that would have more wait at a port throws, and changes nothing.
const { Worker, isMainThread, parentPort, workerData, resourceLimits, receiveMessageOnPort } = require('node:worker_threads');

function fill(port, value, transfer = () => []) {
  for (let n = 0; n < 1000; n++) {
    try {
      const v = value();
      port.postMessage(v, transfer(v));
    } catch (error) {
      return `${error.name} ${error.code} after ${n}`;
    }
  }
  return 'no limit';
}

const text = 'x'.repeat(100_000);

function program() {
  const { log } = console;
  log(resourceLimits.maxQueuedMb);
  const { port1, port2 } = new MessageChannel();
  log('a channel', fill(port1, () => text));
  let waiting = 0;
  while (receiveMessageOnPort(port2)) waiting++;
  log('waited', waiting, 'and then', fill(port1, () => text));
  while (receiveMessageOnPort(port2));

  log('transferred', fill(port1, () => new ArrayBuffer(100_000), (b) => [b]));
  const last = new ArrayBuffer(100_000);
  const inner = new MessageChannel().port1;
  try {
    port1.postMessage([last, inner], [last, inner]);
  } catch (error) {
    log(error.code, 'and nothing moved:', last.byteLength, fill(inner, () => 1) !== '');
  }
  while (receiveMessageOnPort(port2));
  try {
    port1.postMessage('x'.repeat(2 ** 20 + 1));
  } catch (error) {
    log('one too large:', error.code);
  }
  port1.close();

  const [a, b, c] = [1, 2, 3].map(() => new BroadcastChannel('limited'));
  log('a broadcast', fill(a, () => text));
  let got = 0;
  while (receiveMessageOnPort(b)) got++;
  let other = 0;
  while (receiveMessageOnPort(c)) other++;
  log('to all or none', got === other);
  for (const channel of [a, b, c]) channel.close();

  // It reads in the meantime.
  log('to the parent', fill(parentPort, () => text.repeat(20)).slice(0, 28));
}

(async () => {
  if (!isMainThread) return program();
  const w = new Worker(__filename, { resourceLimits: { maxQueuedMb: 1 } });
  let count = 0;
  w.on('message', () => { count++; });
  await new Promise((resolve) => w.on('exit', resolve));
  console.log('from the Worker', count > 5);

  const deaf = new Worker('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', { eval: true, resourceLimits: { maxQueuedMb: 2 } });
  console.log('to a Worker that does not read', fill(deaf, () => text));
  await deaf.terminate();
  const { port1 } = new MessageChannel();
  console.log('on the main thread', fill(port1, () => text));
  port1.close();
})();

'use strict';
// Both ends of a channel in one message stay linked.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const carrier = new MessageChannel(), sent = new MessageChannel();
  sent.port1.postMessage('queued');
  carrier.port1.postMessage([sent.port1, sent.port2], [sent.port2, sent.port1]);
  carrier.port2.on('message', ([a, b]) => {
    log(receiveMessageOnPort(b));
    a.postMessage('a to b');
    b.on('message', (value) => { log(value); a.close(); });
    b.on('close', () => log('b close'));
    carrier.port2.close();
  });
  await turns(12);
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

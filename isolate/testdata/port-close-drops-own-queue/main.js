'use strict';
// close() drops what has come in; what was sent before it arrives at the other end, before its close.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (value) => log('port1', value));
  port2.on('message', (value) => log('port2', value));
  port1.on('close', () => log('port1 close'));
  port2.on('close', () => log('port2 close'));
  port2.postMessage('never read');
  port1.postMessage('sent before');
  log(port1.close(), port1.hasRef());
  log(port1.postMessage('after'), port2.postMessage('too late'));
  await turns();
  log(port2.postMessage('nobody'), port1.hasRef(), port2.hasRef());
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

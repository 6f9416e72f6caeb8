'use strict';
// receiveMessageOnPort reads what a closed peer has sent; then comes close.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port2.on('close', () => log('close'));
  port1.postMessage(1);
  port1.postMessage(2);
  port1.close();
  await turns();
  log(receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2));
  await turns();
  log(receiveMessageOnPort(port2));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// A port takes along what waits at it, in order, and gets what is sent meanwhile.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  let at = port2;
  port1.postMessage(0);
  for (let hop = 1; hop <= 3; hop++) {
    const carrier = new MessageChannel();
    carrier.port1.postMessage({ hop, at }, [at]);
    port1.postMessage(hop);
    at = receiveMessageOnPort(carrier.port2).message.at;
    carrier.port1.close();
  }
  at.on('message', (value) => log(value));
  at.on('close', () => log('close'));
  port1.close();
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

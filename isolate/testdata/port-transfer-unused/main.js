'use strict';
// A port in the transfer list alone travels too; one that nobody takes is closed with its channel.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const carrier = new MessageChannel(), sent = new MessageChannel();
  carrier.port2.onmessage = ({ data, ports }) => {
    log(data, ports.length);
    ports[0].postMessage('from afar');
  };
  carrier.port1.postMessage('the port is not in here', [sent.port1]);
  sent.port2.on('message', (value) => log(value));
  await turns();
  sent.port2.close();
  carrier.port1.close();
  const lost = new MessageChannel(), dead = new MessageChannel();
  lost.port2.on('close', () => log('the message was dropped'));
  dead.port1.postMessage(lost.port1, [lost.port1]);
  dead.port2.close();
  await turns(12);
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

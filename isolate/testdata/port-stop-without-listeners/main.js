'use strict';
// Without a message listener messages wait; a port that is started all the same drops them.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => log('A', data);
  port2.postMessage(1);
  await turns();
  port1.onmessage = null;
  port2.postMessage(2);
  await turns();
  port1.onmessage = ({ data }) => log('B', data);
  await turns();
  port1.onmessage = null;
  const heard = (value) => log('C', value);
  port1.on('message', heard);
  port1.off('message', heard);
  port2.postMessage(3);
  await turns();
  port1.on('message', heard);
  await turns();
  port1.off('message', heard);
  port1.start();
  port2.postMessage('dropped');
  await turns();
  port1.on('message', heard);
  await turns();
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// In its close event a port is dead already.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1 } = new MessageChannel();
  port1.once('close', () => {
    log('close', port1.hasRef(), port1.postMessage(1), port1.close(), port1.start());
    port1.ref();
    log(port1.hasRef());
    port1.once('close', () => log('never'));
  });
  port1.close();
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// The example of close in the documentation.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();

  // Prints:
  //   foobar
  //   closed!
  port2.on('message', (message) => console.log(message));
  port2.on('close', () => console.log('closed!'));

  port1.postMessage('foobar');
  port1.close();
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// Posting the target port to itself is a warning and the end of the channel.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const warned = (warning) => log(warning.name, warning.message, warning.code);
  process.on('warning', warned);
  const { port1, port2 } = new MessageChannel();
  port1.on('close', () => log('port1 close'));
  port2.on('close', () => log('port2 close'));
  port1.on('message', (value) => log(value));
  port2.postMessage('sent before');
  log(port1.postMessage({ port2 }, [port2]));
  log(port1.postMessage('nobody is there'));
  await turns(10);
  log(port1.hasRef(), port2.hasRef());
  process.off('warning', warned);
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

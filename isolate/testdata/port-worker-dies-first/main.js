'use strict';
// A port that was sent to a Worker that ends before it reads is closed.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const ways = ['exit', 'end', 'terminate', 'throw'];
  (async () => {
    for (const way of ways) {
      const { port1, port2 } = new MessageChannel();
      const worker = new Worker(__filename, { workerData: way });
      const closed = new Promise((resolve) => port2.on('close', resolve));
      port2.on('message', () => log('never'));
      worker.on('error', (error) => log(error.message));
      worker.postMessage({ port: port1 }, [port1]);
      port2.postMessage('unread');
      if (way === 'terminate') worker.once('online', () => worker.terminate());
      const code = await new Promise((resolve) => worker.on('exit', resolve));
      await closed;
      log(way, code);
    }
  })();
} else if (workerData === 'exit') {
  process.exit(3);
} else if (workerData === 'throw') {
  throw new Error('thrown');
} else if (workerData === 'terminate') {
  for (;;);
}

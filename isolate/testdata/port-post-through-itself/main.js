'use strict';
// A port cannot be sent through itself.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { port1 } = new MessageChannel();
  for (const list of [[port1], { transfer: [port1] }, new Set([port1])]) {
    attempt('post', () => port1.postMessage('x', list));
    try {
      port1.postMessage(port1, list);
    } catch (e) {
      log(e instanceof DOMException, e.name, e.code, e.message);
    }
  }
  attempt('not listed', () => port1.postMessage(port1));
  attempt('not listed', () => port1.postMessage({ deep: [new Map([[1, port1]])] }));
  port1.close();
  await turns();
  attempt('closed', () => port1.postMessage(1, [port1]));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

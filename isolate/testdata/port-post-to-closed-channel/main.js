'use strict';
// A post into a closed channel still checks, and still takes what it transfers.
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
  const { port1, port2 } = new MessageChannel();
  port1.close();
  await turns();
  const buffer = new ArrayBuffer(8), other = new MessageChannel();
  other.port2.on('close', () => log('peer of the lost port'));
  attempt('function', () => port1.postMessage(() => {}));
  attempt('function', () => port2.postMessage(() => {}));
  attempt('invalid', () => port1.postMessage(1, [1]));
  attempt('none', () => port1.postMessage());
  attempt('buffer', () => port1.postMessage(buffer, [buffer, other.port1]));
  log(buffer.byteLength);
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// The transfer list may be any iterable; what does not behave as one is no list.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { port1, port2 } = new MessageChannel();
  const buffer = () => new ArrayBuffer(1);
  const sent = (list) => () => port1.postMessage(1, list);
  const b1 = buffer(), b2 = buffer(), b3 = buffer();
  attempt('Set', sent(new Set([b1])));
  attempt('generator', sent((function*() { yield b2; })()));
  attempt('transfer', sent({ transfer: new Set([b3]) }));
  log(b1.byteLength, b2.byteLength, b3.byteLength);
  attempt('not callable', sent({ [Symbol.iterator]: 1 }));
  attempt('gives no object', sent({ [Symbol.iterator]() { return 1; } }));
  attempt('no next', sent({ [Symbol.iterator]() { return {}; } }));
  attempt('next is none', sent({ [Symbol.iterator]() { return { next: 5 }; } }));
  attempt('next gives none', sent({ [Symbol.iterator]() { return { next() { return 1; } }; } }));
  attempt('throws', sent({ [Symbol.iterator]() { throw new RangeError('iterator'); } }));
  attempt('getter throws', sent({ get [Symbol.iterator]() { throw new RangeError('getter'); } }));
  attempt('transfer throws', sent({ get transfer() { throw new RangeError('transfer'); } }));
  attempt('later throws', sent({ *[Symbol.iterator]() { yield buffer(); throw new RangeError('later'); } }));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// The options of structuredClone.
const { MessageChannel, MessagePort, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  for (const options of [undefined, null, {}, [], { transfer: null }, { transfer: undefined }, { transfer: {} }, () => {}]) {
    attempt(typeof options, () => structuredClone(1, options));
  }
  for (const options of [1, 'x', true, { transfer: 1 }, { transfer: 'ab' }, { transfer: [1] }, { transfer: [{}] }]) {
    attempt(typeof options, () => structuredClone(1, options));
  }
  attempt('none', () => structuredClone());
  const buffer = new ArrayBuffer(4), { port1, port2 } = new MessageChannel();
  const made = structuredClone({ buffer, port1 }, { transfer: new Set([port1, buffer]) });
  log(buffer.byteLength, made.buffer.byteLength, made.port1 !== port1, made.port1 instanceof MessagePort);
  made.port1.postMessage('over the clone');
  log(receiveMessageOnPort(port2));
  attempt('twice', () => structuredClone(1, { transfer: [made.buffer, made.buffer] }));
  attempt('not listed', () => structuredClone(made.port1));
  attempt('getter', () => structuredClone(1, { get transfer() { throw new RangeError('transfer'); } }));
  log(structuredClone.length, structuredClone.name);
  made.port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

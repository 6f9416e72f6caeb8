'use strict';
// markAsUncloneable and isMarkedAsUntransferable, which Node has since versions 22 and 21.
const wt = require('node:worker_threads');
const { MessageChannel, BroadcastChannel, Worker, workerData } = wt;
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { isMarkedAsUntransferable, markAsUncloneable, markAsUntransferable } = wt;
  const { port1, port2 } = new MessageChannel();
  const marked = { foo: 'bar' };
  log(markAsUncloneable(marked));
  attempt('value', () => port1.postMessage(marked));
  attempt('deep', () => port1.postMessage({ a: [new Map([[1, marked]])] }));
  attempt('clone', () => structuredClone(marked));
  attempt('broadcast', () => { const channel = new BroadcastChannel('x'); try { channel.postMessage(marked); } finally { channel.close(); } });
  attempt('workerData', () => new Worker('', { eval: true, workerData: marked }));
  const list = markAsUncloneable([1]) ?? [2], date = new Date(0);
  markAsUncloneable(date);
  attempt('list', () => structuredClone(list));
  attempt('Date', () => structuredClone(date));
  const buffer = new ArrayBuffer(4), view = new Uint8Array(buffer), shared = new SharedArrayBuffer(4);
  for (const memory of [buffer, view, shared]) markAsUncloneable(memory);
  attempt('memory', () => structuredClone({ buffer, view, shared }));
  for (const value of [1, 'x', null, undefined]) attempt(typeof value, () => markAsUncloneable(value));
  log(isMarkedAsUntransferable(buffer), isMarkedAsUntransferable(1), isMarkedAsUntransferable(null));
  markAsUntransferable(buffer);
  log(isMarkedAsUntransferable(buffer), isMarkedAsUntransferable(Buffer.from('pool').buffer), isMarkedAsUntransferable({}));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

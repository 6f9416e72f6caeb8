'use strict';
// What is marked as untransferable is copied instead; a port is missing from the list.
const wt = require('node:worker_threads');
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = wt;
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { markAsUntransferable } = wt;
  const { port1, port2 } = new MessageChannel();
  const buffer = new ArrayBuffer(8), view = new Uint8Array(buffer);
  log(markAsUntransferable(buffer));
  view[0] = 1;
  log(port1.postMessage({ buffer, view }, [buffer]), buffer.byteLength);
  const { message } = receiveMessageOnPort(port2);
  log(message, message.buffer === message.view.buffer);
  log(port1.postMessage(1, [buffer]), port1.postMessage(1, [buffer, buffer]), buffer.byteLength);
  log(structuredClone(buffer, { transfer: [buffer] }) === buffer, buffer.byteLength);
  log(Reflect.ownKeys(buffer));
  const other = new MessageChannel();
  markAsUntransferable(other.port1);
  attempt('port', () => port1.postMessage(other.port1, [other.port1]));
  attempt('port', () => port1.postMessage('not in the value', [other.port1]));
  log(other.port2.postMessage('alive'), receiveMessageOnPort(other.port1));
  const object = {};
  markAsUntransferable(object);
  attempt('object', () => port1.postMessage(object, [object]));
  const whole = new Uint8Array(4);
  markAsUntransferable(whole);
  log(port1.postMessage(1, [whole.buffer]), whole.length);
  for (const value of [1, 'x', null, undefined, true, Symbol('s')]) attempt(typeof value, () => markAsUntransferable(value));
  port1.close();
  other.port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

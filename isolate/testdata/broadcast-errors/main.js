'use strict';
// What the methods refuse.
const { MessageChannel, BroadcastChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const channel = new BroadcastChannel('errors');
  attempt('none', () => channel.postMessage());
  attempt('function', () => channel.postMessage(() => {}));
  attempt('symbol', () => channel.postMessage(Symbol('s')));
  attempt('getter', () => channel.postMessage({ get a() { throw new RangeError('getter'); } }));
  const { port1 } = new MessageChannel();
  attempt('port', () => channel.postMessage(port1));
  attempt('port', () => channel.postMessage(port1, [port1]));
  log(port1.postMessage('not detached'));
  const buffer = new ArrayBuffer(4);
  attempt('list is ignored', () => channel.postMessage(buffer, [buffer]));
  log(buffer.byteLength);
  channel.close();
  attempt('closed', () => channel.postMessage(1));
  attempt('closed', () => channel.postMessage());
  attempt('closed', () => channel.postMessage(() => {}));
  attempt('closed', () => receiveMessageOnPort(channel));
  try {
    channel.postMessage(1);
  } catch (e) {
    log(e instanceof DOMException, e.constructor.name);
  }
  for (const name of ['postMessage', 'close', 'ref', 'unref']) attempt(name, () => BroadcastChannel.prototype[name].call({}, 1));
  for (const name of ['name', 'onmessage', 'onmessageerror']) attempt(name, () => BroadcastChannel.prototype[name]);
  log(channel.close(), channel.ref() === channel, channel.unref() === channel, channel.name);
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

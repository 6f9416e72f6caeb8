'use strict';
// MessageChannel and MessagePort as functions and classes.
const { MessageChannel, MessagePort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  attempt('call', () => MessagePort());
  attempt('new', () => new MessagePort());
  attempt('construct', () => Reflect.construct(MessagePort, [], Object));
  attempt('subclass', () => new (class extends MessagePort {})());
  attempt('channel', () => MessageChannel());
  class Sub extends MessageChannel {}
  const sub = new Sub();
  log(sub instanceof MessageChannel, Object.keys(sub), sub.constructor.name);
  log(sub.port1 instanceof MessagePort, sub.port1 instanceof EventTarget, sub.port1.constructor === MessagePort);
  log(MessageChannel.length, MessagePort.length, MessageChannel.name, MessagePort.name);
  log(Object.getOwnPropertyNames(MessageChannel.prototype), Object.getPrototypeOf(MessagePort).name);
  log(globalThis.MessageChannel === MessageChannel, globalThis.MessagePort === MessagePort);
  log(Object.prototype.toString.call(sub.port1), JSON.stringify(sub.port1), Object.keys(sub.port1));
  for (const name of ['start', 'close', 'ref', 'unref', 'hasRef']) {
    attempt(name, () => MessagePort.prototype[name].call({}));
  }
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

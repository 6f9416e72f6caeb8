'use strict';
// onmessage and onmessageerror as properties.
const { MessageChannel, MessagePort, Worker, workerData } = require('node:worker_threads');
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
  log(port1.onmessage, port1.onmessageerror);
  port1.onmessage = 5;
  log(port1.onmessage, port1.hasRef());
  const object = { handleEvent() { log('never'); } };
  port1.onmessage = object;
  log(port1.onmessage === object, port1.hasRef());
  port1.on('message', () => log('on'));
  port2.postMessage(1);
  await turns();
  port1.close();
  const first = () => log('first'), second = () => log('second');
  const other = new MessageChannel();
  other.port1.onmessage = first;
  other.port1.addEventListener('message', () => log('between'));
  other.port1.onmessage = second;
  log(other.port1.onmessage === second);
  other.port2.postMessage(2);
  await turns();
  other.port1.onmessage = undefined;
  other.port2.postMessage(3);
  await turns();
  other.port1.close();
  const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  attempt('get', () => get.call({}));
  attempt('set', () => set.call({}, 1));
  log(Object.keys(MessagePort.prototype).sort().join());
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

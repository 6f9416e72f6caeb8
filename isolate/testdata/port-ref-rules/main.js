'use strict';
// Ports ref themselves with their first message listener and unref with the last.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1 } = new MessageChannel();
  const say = (what) => log(what, port1.hasRef());
  const f = () => {}, g = () => {};
  say('new');
  port1.on('messageerror', f); say('messageerror');
  port1.on('close', f); say('close');
  port1.on('message', f); say('on');
  port1.addEventListener('message', g); say('addEventListener');
  port1.off('message', f); say('off');
  port1.removeEventListener('message', g); say('removeEventListener');
  port1.onmessage = f; say('onmessage');
  port1.onmessage = g; say('another');
  port1.onmessage = null; say('null');
  port1.onmessageerror = f; say('onmessageerror');
  port1.once('message', f); say('once');
  port1.emit('message', 1); say('emit');
  port1.ref(); say('ref');
  port1.on('message', f);
  port1.unref(); say('unref');
  port1.on('message', g); say('second listener');
  port1.off('message', f); say('one less');
  port1.off('message', g); say('none');
  port1.on('message', f);
  port1.removeAllListeners('message'); say('removeAllListeners');
  port1.unref();
  port1.start(); say('start');
  port1.ref();
  port1.close(); say('closing');
  await turns(); say('closed');
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

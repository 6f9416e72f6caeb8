'use strict';
// The object of a port that was sent away is dead: it emits close, and nothing works on it.
const { MessageChannel, MessagePort, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
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
  const carrier = new MessageChannel();
  port1.on('close', () => log('close of the sent object'));
  port2.on('close', () => log('close of the peer'));
  port1.on('message', () => log('never'));
  log(port1.hasRef());
  log(carrier.port1.postMessage(port1, [port1]));
  log(port1.postMessage(1), port1.start(), port1.close());
  attempt('again', () => carrier.port1.postMessage(port1, [port1]));
  attempt('not listed', () => carrier.port1.postMessage(port1));
  attempt('clone', () => structuredClone(port1));
  await turns();
  log(port1.hasRef());
  const { message } = receiveMessageOnPort(carrier.port2);
  log(message === port1, message instanceof MessagePort, message.hasRef());
  port2.postMessage('to the new one');
  log(receiveMessageOnPort(message));
  message.close();
  carrier.port1.close();
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

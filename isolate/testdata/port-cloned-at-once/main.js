'use strict';
// A message is cloned when it is posted: what becomes of the value later changes nothing.
const { BroadcastChannel, MessageChannel, Worker, receiveMessageOnPort, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  const value = { list: [1], map: new Map([['a', 1]]), bytes: new Uint8Array([1, 2]), date: new Date(0), error: new Error('one') };
  port1.postMessage(value);
  value.list.push(2);
  value.map.set('b', 2);
  value.bytes[0] = 9;
  value.date.setTime(5);
  value.error.message = 'two';
  delete value.list;
  const { message } = receiveMessageOnPort(port2);
  log(message.list, message.map, message.bytes, +message.date, message.error.message);
  const sender = new BroadcastChannel('c' + level), one = new BroadcastChannel('c' + level), two = new BroadcastChannel('c' + level);
  const object = { n: 1 };
  sender.postMessage(object);
  object.n = 2;
  const first = receiveMessageOnPort(one).message, second = receiveMessageOnPort(two).message;
  first.n = 3;
  log(second.n);
  for (const end of [sender, one, two]) end.close();
  port1.close();
  const data = { n: 1 };
  const worker = new Worker('console.log(require("worker_threads").workerData.n)', { eval: true, workerData: data });
  data.n = 2;
  await new Promise((resolve) => worker.on('exit', resolve));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

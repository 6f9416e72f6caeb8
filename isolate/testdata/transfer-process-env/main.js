'use strict';
// process.env is cloned as a plain object.
const { MessageChannel, Worker, receiveMessageOnPort, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  process.env.HEDDLE_CASE = 'one';
  const copy = structuredClone(process.env);
  log(copy.HEDDLE_CASE, copy !== process.env, Object.getPrototypeOf(copy) === Object.prototype);
  log(Object.keys(copy).length === Object.keys(process.env).length);
  copy.HEDDLE_CASE = 'two';
  log(process.env.HEDDLE_CASE);
  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ a: process.env, b: process.env });
  const { message } = receiveMessageOnPort(port2);
  log(message.a === message.b, message.a.HEDDLE_CASE);
  port1.close();
  const worker = new Worker('console.log(require("worker_threads").workerData.HEDDLE_CASE)', { eval: true, workerData: process.env });
  await new Promise((resolve) => worker.on('exit', resolve));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// receiveMessageOnPort: order, values, ports, and what is no port.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
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
  const { port1, port2 } = new MessageChannel(), other = new MessageChannel();
  for (const value of [undefined, null, 0, '', [1, , 3], { a: { b: new Map([[1, 2]]) } }]) port1.postMessage(value);
  for (let got; (got = receiveMessageOnPort(port2)) !== undefined;) log(got, Object.getPrototypeOf(got) === Object.prototype);
  port1.postMessage({ port: other.port1 }, [other.port1]);
  const { message: { port } } = receiveMessageOnPort(port2);
  port.postMessage('through it');
  log(receiveMessageOnPort(other.port2));
  for (const bad of [undefined, null, 1, 'x', {}, new EventTarget(), port1.postMessage]) {
    attempt(typeof bad, () => receiveMessageOnPort(bad));
  }
  attempt('none', () => receiveMessageOnPort());
  port1.on('message', (value) => log('not for receiveMessageOnPort', value));
  port2.postMessage('taken');
  log(receiveMessageOnPort(port1));
  port2.postMessage('left');
  await turns();
  port1.close();
  port2.postMessage('closing');
  log(receiveMessageOnPort(port1));
  await turns();
  log(receiveMessageOnPort(port1), receiveMessageOnPort(port2));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

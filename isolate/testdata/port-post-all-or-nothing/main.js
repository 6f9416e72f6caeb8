'use strict';
// A post that fails leaves everything as it was, however late it fails.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { port1, port2 } = new MessageChannel();
  const other = new MessageChannel(), closed = new MessageChannel();
  closed.port1.close();
  const buffer = new ArrayBuffer(8);
  const bad = (name, value, list) => {
    attempt(name, () => port1.postMessage(value, list));
    log(buffer.byteLength, other.port1.postMessage(name), receiveMessageOnPort(other.port2));
  };
  bad('duplicate buffer', 1, [other.port1, buffer, buffer]);
  bad('duplicate port', 1, [buffer, other.port1, other.port1]);
  bad('source', 1, [buffer, other.port1, port1]);
  bad('closed', 1, [buffer, other.port1, closed.port1]);
  bad('invalid', 1, [buffer, other.port1, {}]);
  bad('function', { buffer, f() {} }, [buffer, other.port1]);
  bad('getter', { buffer, get x() { throw new RangeError('x'); } }, [buffer, other.port1]);
  bad('missing', { a: closed.port2 }, [buffer, other.port1]);
  log(port1.postMessage(buffer, [buffer, other.port1]), buffer.byteLength);
  log(receiveMessageOnPort(port2));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

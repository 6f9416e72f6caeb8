'use strict';
// postMessageToThread and workerMessage: replies, errors, transfers.
const { MessageChannel, receiveMessageOnPort, Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort, postMessageToThread, threadId } = require('node:worker_threads');
const tell = (name, promise) => promise.then((value) => log(name, value), (e) => log(name, e.constructor.name, e.code, e.message));
if (isMainThread) {
  const worker = new Worker(__filename);
  const up = new Promise((resolve) => process.once('workerMessage', (...args) => resolve(args)));
  worker.once('message', async () => {
    const { threadId: id } = worker, post = (...args) => tell('post', postMessageToThread(id, ...args));
    await tell('same', postMessageToThread(threadId, 1));
    await tell('unknown', postMessageToThread(99, 1));
    await tell('none', postMessageToThread());
    await tell('text', postMessageToThread('x', 1));
    await post({ a: 1 });
    await post('throw');
    await post(() => {});
    const { port1, port2 } = new MessageChannel(), buffer = new ArrayBuffer(3);
    await post(port1);
    await post({ port1, buffer }, [port1, buffer]);
    log(buffer.byteLength, receiveMessageOnPort(port2));
    await post(1, [1]);
    await post('timeout instead of a list', 10000);
    await post(1, [], 'x');
    await post(1, [], -1);
    await post(1, [], null);
    await post('up');
    const [value, source] = await up;
    log('main has', value, source === id, process.listenerCount('workerMessage'));
    await post('deaf');
    await post('unheard');
    await worker.terminate();
    await post('dead');
  });
} else {
  const seen = [];
  process.on('workerMessage', (value, source) => {
    seen.push(typeof value, source);
    if (value === 'throw') throw new Error('thrown');
    if (value.port1) value.port1.postMessage(value.buffer.byteLength);
    if (value === 'up') return postMessageToThread(0, seen.join());
    if (value === 'deaf') process.removeAllListeners('workerMessage');
  });
  parentPort.postMessage('ready');
  parentPort.on('message', () => {});
}

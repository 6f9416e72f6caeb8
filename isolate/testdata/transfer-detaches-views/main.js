'use strict';
// A transferred ArrayBuffer leaves all its views empty.
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
  const buffer = new ArrayBuffer(16);
  const views = [new Uint8Array(buffer), new Uint16Array(buffer, 2, 3), new Float64Array(buffer), new DataView(buffer, 4), Buffer.from(buffer, 1, 4)];
  views[0].set([1, 2, 3, 4, 5, 6, 7, 8]);
  port1.postMessage(views, [buffer]);
  log(buffer.byteLength, views.map((view) => view instanceof DataView ? 'DataView' : view.length));
  attempt('DataView', () => views[3].byteLength);
  attempt('write', () => { views[0][0] = 1; return views[0][0]; });
  const { message } = receiveMessageOnPort(port2);
  log(message, message.every((view) => view.buffer === message[0].buffer));
  attempt('detached value', () => port1.postMessage(buffer));
  attempt('detached value', () => port1.postMessage(buffer, [buffer]));
  attempt('detached entry', () => port1.postMessage(1, [buffer]));
  attempt('detached entry', () => port1.postMessage(1, [buffer, buffer]));
  attempt('clone', () => structuredClone(buffer));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

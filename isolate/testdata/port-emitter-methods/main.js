'use strict';
// The methods of an EventEmitter on a port, and what they return.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { port1 } = new MessageChannel();
  const f = () => {};
  for (const name of ['on', 'addListener', 'once', 'off', 'removeListener']) log(name, port1[name]('x', f) === port1);
  log(port1.listenerCount('x'), port1.removeAllListeners('x') === port1, port1.listenerCount('x'));
  log(port1.setMaxListeners(3), port1.getMaxListeners());
  log(typeof port1.prependListener, typeof port1.rawListeners, typeof port1.listeners, port1 instanceof EventTarget);
  port1.on('y', f);
  port1.on('y', f);
  log(port1.listenerCount('y'));
  attempt('emit', () => port1.emit(1));
  attempt('on', () => port1.on('x', null) === port1);
  attempt('on', () => port1.on('x', 5) === port1);
  attempt('addEventListener', () => port1.addEventListener('x'));
  attempt('dispatchEvent', () => port1.dispatchEvent({}));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

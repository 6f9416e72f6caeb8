'use strict';
// parentPort refs itself with its first listener; without one the Worker ends.
const { Worker } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) {
  const worker = new Worker(__filename);
  worker.postMessage('early');
  worker.postMessage('second');
  worker.on('message', (value) => log(value));
  worker.on('exit', (code) => log('exit', code));
} else {
  const say = (...args) => parentPort.postMessage(args);
  say('new', parentPort.hasRef());
  const listen = (value) => {
    say('first listener', value);
    parentPort.off('message', listen);
    say('none', parentPort.hasRef());
    setTimeout(() => {
      parentPort.on('message', (late) => {
        say('late listener', late);
        parentPort.unref();
      });
      say('late', parentPort.hasRef());
    }, 20);
  };
  parentPort.on('message', listen);
  say('listening', parentPort.hasRef());
}

// What onmessage throws is an uncaught exception.
'use strict';
const vm = require('node:vm');
const { MessageChannel, MessagePort, moveMessagePortToContext, receiveMessageOnPort } = require('node:worker_threads');

const context = vm.createContext({ console });
// Which realm a value belongs to.
const inContext = vm.runInContext('(v) => v instanceof Object', context);
const realm = (v) => (inContext(v) ? 'context' : v instanceof Object ? 'main' : typeof v);
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

function movedPort() {
  const { port1, port2 } = new MessageChannel();
  return { port: moveMessagePortToContext(port1, context), peer: port2, original: port1 };
}

const { port, peer } = movedPort();
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin));
port.onmessage = () => {
  throw new Error('in the handler');
};
port.start();
peer.postMessage(1);
setTimeout(() => {
  Object.defineProperty(port, 'onmessage', {
    get() {
      throw new Error('in the getter');
    },
  });
  peer.postMessage(2);
  setTimeout(() => port.close(), 20);
}, 20);

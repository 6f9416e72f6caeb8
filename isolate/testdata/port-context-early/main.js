// What was sent before the move arrives after it; listeners of the original hear nothing.
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

(async () => {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (message) => console.log('original', message));
  port2.postMessage('early');
  const port = moveMessagePortToContext(port1, context);
  port.onmessage = (event) => console.log('moved', event.data);
  await turn();
  console.log('not yet');
  port.start();
  await turn();
  console.log(port1.start(), port1.ref(), port1.unref(), port1.close());
  port2.on('message', (message) => console.log('back', message, message instanceof Object));
  context.port = port;
  vm.runInContext('port.postMessage({ a: [1] })', context);
  await turn();
  port2.on('close', () => console.log('peer closed'));
  port.close();
})();

// A moved port delivers once it is started; it keeps the loop alive from the beginning.
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
  const { port, peer } = movedPort();
  const got = [];
  console.log(port.hasRef());
  port.onmessage = (event) => got.push(event.data);
  peer.postMessage('a');
  await turn();
  console.log(got);
  port.start();
  await turn();
  console.log(got, port.hasRef());
  port.onmessage = 'no function';
  peer.postMessage('lost');
  await turn();
  port.onmessage = null;
  delete port.onmessage;
  Object.getPrototypeOf(port).onmessage = (event) => console.log('inherited', event.data);
  peer.postMessage('b');
  await turn();
  delete Object.getPrototypeOf(port).onmessage;
  port.close();
  await turn();
  console.log(got, port.hasRef(), port.postMessage(1), port.start(), port.close(), port.ref());
})();

// What cannot live in the context gives messageerror.
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
  const { BlockList } = require('node:net');
  const { port, peer } = movedPort();
  port.onmessage = (event) => console.log('message', event.data);
  port.onmessageerror = (event) => {
    const { data } = event;
    console.log(Object.keys(event), event.type, realm(event), event.target === port, event.ports);
    console.log(realm(data), data instanceof Error, data.constructor.name, data.name, data.code, data.message);
    console.log(Object.getOwnPropertyDescriptors(data));
  };
  port.start();
  peer.postMessage(new BlockList());
  await turn();
  peer.postMessage({ inside: [new BlockList()] });
  await turn();
  peer.postMessage('fine');
  await turn();
  port.onmessageerror = undefined;
  peer.postMessage(new BlockList());
  await turn();
  port.close();
})();

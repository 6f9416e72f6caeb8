// A moved port can be moved on, received from, and sent home.
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
  const first = movedPort();
  const second = vm.createContext({});
  first.port.unref();
  const again = moveMessagePortToContext(first.port, second);
  console.log(vm.runInContext('(p) => p instanceof Object', second)(again), realm(again), first.port.hasRef.name);
  first.peer.postMessage('x');
  console.log(receiveMessageOnPort(again), receiveMessageOnPort(again));
  again.close();

  const { port, peer } = movedPort();
  peer.postMessage({ x: 1 });
  const received = receiveMessageOnPort(port);
  console.log(received, realm(received), realm(received.message));
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (home) => {
    console.log(home instanceof MessagePort, realm(home));
    home.on('message', (message) => {
      console.log('home', message, realm(message));
      home.close();
      port2.close();
    });
    peer.postMessage({ welcome: true });
  });
  port1.postMessage(port, [port]);
})();

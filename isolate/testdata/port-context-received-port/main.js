// A port that arrives at a moved port arrives in its context.
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
const other = new MessageChannel();
port.onmessage = ({ data, ports }) => {
  const inner = data.port;
  console.log(inner instanceof MessagePort, realm(inner), Object.getPrototypeOf(inner) === Object.getPrototypeOf(port));
  console.log(ports.length, ports[0] === inner, inner.constructor.name, inner.hasRef());
  inner.onmessage = (event) => {
    console.log('inner', event.data, realm(event), realm(event.data));
    inner.close();
    port.close();
  };
  inner.start();
  other.port2.postMessage({ hi: 1 });
};
port.start();
peer.postMessage({ port: other.port1 }, [other.port1]);

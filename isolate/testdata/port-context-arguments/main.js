// moveMessagePortToContext: what it refuses.
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

const attempt = (...args) => {
  try {
    console.log(typeof moveMessagePortToContext(...args));
  } catch (e) {
    console.log(e.name, e.code, e.message, e instanceof Error);
  }
};
const { port1, port2 } = new MessageChannel();
attempt();
attempt(1);
attempt({});
attempt({}, context);
attempt(null, context);
attempt(port2);
attempt(port2, undefined);
attempt(port2, {});
attempt(port2, null);
attempt(port2, globalThis);
port1.close();
attempt(port1, context);
setTimeout(() => {
  attempt(port1, context);
  const { port } = movedPort();
  port.close();
  setTimeout(() => attempt(port, context), 10);
}, 10);

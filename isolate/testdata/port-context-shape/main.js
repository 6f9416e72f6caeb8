// A moved port is an object of the context: all that is reachable from it belongs there.
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

const { port, original } = movedPort();
console.log(port === original, port instanceof MessagePort, port instanceof EventTarget, realm(port));
const contextPrototype = vm.runInContext('Object.prototype', context);
const isContextFunction = vm.runInContext('(f) => Object.getPrototypeOf(f) === Function.prototype', context);
for (let o = port; o !== contextPrototype; o = Object.getPrototypeOf(o)) {
  console.log(o === port ? 'port' : o.constructor.name, Reflect.ownKeys(o));
  for (const key of Reflect.ownKeys(o)) {
    const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(o, key);
    console.log('  ', key, value.name, value.length, isContextFunction(value), writable, enumerable, configurable);
  }
}
console.log(port.constructor.name, port, Object.keys(port), port.onmessage, port.onmessageerror, port.on, port.addEventListener);
const names = [];
for (const name in port) names.push(name);
console.log(names);
port.close();

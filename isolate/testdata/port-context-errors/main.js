// What the methods of a moved port throw are errors of the context.
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

const { port } = movedPort();
context.port = port;
const kind = vm.runInContext('(e) => [e instanceof Error, e instanceof TypeError, e.constructor.name]', context);
for (const code of [
  'port.postMessage()', 'port.postMessage(() => {})', 'port.postMessage(1, [1])', 'port.postMessage(1, 1)',
  'port.postMessage(1, { transfer: 1 })', 'port.postMessage(1, [port])', 'new port.constructor()', 'port.constructor()',
  'port.postMessage.call({}, 1)', 'port.start.call({})', 'port.close.call(undefined)', 'port.hasRef.call(1)',
  'port.postMessage({ get a() { throw new RangeError("mine") } })',
  'port.postMessage(1)', 'port.postMessage(1, undefined)', 'port.postMessage(1, [])', 'port.getAsyncId() > 0',
  'port.getProviderType()', 'port.hasRef()', 'port.unref()', 'port.hasRef()', 'port.ref()', 'port.hasRef()',
]) {
  try {
    console.log(code, '=>', vm.runInContext(code, context));
  } catch (e) {
    console.log(code, '!', e.name, e.code, e.message, kind(e), e instanceof Error);
  }
}
port.close();

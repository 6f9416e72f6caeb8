// In a Worker: onmessage of a moved port gets an event and values of the context.
'use strict';
const { Worker, isMainThread } = require('node:worker_threads');
if (isMainThread) return void new Worker(__filename);
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

const { types } = require('node:util');

const { port, peer } = movedPort();
context.port = port;
vm.runInContext(`
  port.onmessage = function(event) {
    globalThis.self = this;
    globalThis.count = arguments.length;
    globalThis.event = event;
  };
`, context);
port.start();
const cause = new URIError('cause');
peer.postMessage({
  object: { a: 1 }, array: [1, [2]], map: new Map([[{}, 1]]), set: new Set([[]]), date: new Date(0), regexp: /x/g,
  bytes: new Uint8Array(3), empty: new ArrayBuffer(0), view: new DataView(new ArrayBuffer(4)), error: new RangeError('r', { cause }),
  evalError: new EvalError('e'), boxed: Object('s'), number: Object(1), big: Object(1n), shared: new SharedArrayBuffer(2),
  primitive: 5n,
});
turn().then(() => {
  const { event } = context;
  console.log(context.self === port, context.count, realm(event), Object.getOwnPropertyNames(event), event.constructor.name);
  console.log(event.type, event.target === port, event.ports, realm(event.ports));
  console.log(realm(Object.getPrototypeOf(event)), Reflect.ownKeys(Object.getPrototypeOf(event)));
  for (const [name, value] of Object.entries(event.data)) {
    const own = vm.runInContext('(v) => v?.constructor === globalThis[v?.constructor?.name]', context)(value);
    console.log(name, types.isNativeError(value) ? String(value) : value, realm(value), own);
  }
  console.log(realm(event.data.error.cause), realm(event.data.array[1]), realm([...event.data.map.keys()][0]), realm(event.data.bytes.buffer));
  console.log(event.data.error instanceof Error, event.data.error.stack.split('\n')[0]);
  port.close();
});

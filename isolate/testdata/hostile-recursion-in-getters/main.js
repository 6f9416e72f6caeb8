'use strict';
const { MessageChannel } = require('worker_threads');
const { port1 } = new MessageChannel();
const overflow = () => overflow() + 1;
for (const [name, fn] of Object.entries({
  post: () => port1.postMessage({ get a() { return overflow(); } }),
  clone: () => structuredClone({ a: [{ get b() { return overflow(); } }] }),
  json: () => JSON.stringify({ toJSON: overflow }),
  primitive: () => `${{ [Symbol.toPrimitive]: overflow }}`,
  proxy: () => structuredClone({ a: 1, get b() { return new Proxy({}, { get: overflow }).x; } }),
  iterator: () => port1.postMessage(1, { [Symbol.iterator]: overflow }),
  error: () => structuredClone(Object.defineProperty(new Error('e'), 'message', { get: overflow })),
})) {
  try { fn(); console.log(name); } catch (e) { console.log(name, e.name, e.message); }
}
port1.close();

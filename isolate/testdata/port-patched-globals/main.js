'use strict';
// Ports are made, used and moved whatever a program has made of Array.prototype and Map.prototype.
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');

let log = '';
const saved = [];
function patch(o, key, value) {
  saved[saved.length] = [o, key, Object.getOwnPropertyDescriptor(o, key)];
  Object.defineProperty(o, key, { configurable: true, ...value });
}
function restore() {
  for (const [o, key, was] of saved) {
    if (was === undefined) delete o[key];
    else Object.defineProperty(o, key, was);
  }
}

const bytes = [new ArrayBuffer(1), new ArrayBuffer(2), new ArrayBuffer(3)];
let copies, got;
patch(Array.prototype, '0', { get() { log += 'get [0],'; }, set() { log += 'set [0],'; } });
patch(Array.prototype, 'push', { value() { log += 'push,'; } });
patch(Array.prototype, 'filter', { value() { log += 'filter,'; return this; } });
for (const key of ['get', 'set', 'delete']) patch(Map.prototype, key, { value() { log += `Map.${key},`; } });
const { port1, port2 } = new MessageChannel();
const moved = new MessageChannel();
port1.postMessage({ port: moved.port1, bytes: bytes[0] }, [moved.port1, bytes[0]]);
got = receiveMessageOnPort(port2).message;
copies = structuredClone({ a: bytes[1], b: bytes[2] }, { transfer: [bytes[1], bytes[2]] });
restore();
console.log(log);
console.log(got.bytes.byteLength, copies.a.byteLength, copies.b.byteLength, bytes.map((b) => b.byteLength));

moved.port2.on('message', (m) => {
  console.log(m);
  moved.port2.close();
});
got.port.on('close', () => {
  console.log('closed');
  port1.close();
});
got.port.postMessage({ flat: 1 });

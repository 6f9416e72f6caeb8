'use strict';
// An error in itself cannot be cloned, which is found out when everything has been transferred.
const { MessageChannel } = require('worker_threads');
const error = new Error('in itself');
error.cause = error;
const { port1, port2 } = new MessageChannel();
port1.on('close', () => {
  console.log('the port is closed');
  port2.close();
});
const small = new ArrayBuffer(10), moved = new ArrayBuffer(100_000), large = new ArrayBuffer(100_000);
const memory = new SharedArrayBuffer(8);
try {
  structuredClone({ error, port1, small, moved, large, memory }, { transfer: [port1, small, moved] });
} catch (e) {
  console.log(e.name, e.message);
}
console.log(small.byteLength, moved.byteLength, large.byteLength, memory.byteLength);
try {
  structuredClone(port1, { transfer: [port1] });
} catch (e) {
  console.log(e.name, e.message);
}
console.log(structuredClone(new Int32Array([1, 2])));

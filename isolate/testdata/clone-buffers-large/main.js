'use strict';
// Large buffers that are cloned, in messages of every fate.
const { MessageChannel, receiveMessageOnPort, Worker } = require('worker_threads');
const large = new Uint8Array(1 << 20).fill(7);
const fails = (fn) => { try { fn(); } catch (e) { console.log(e.name, e.message); } };
fails(() => structuredClone([large, () => {}]));
fails(() => structuredClone([large, { get a() { throw new RangeError('own'); } }]));
const moved = new Uint16Array(50_000).fill(500);
const out = structuredClone({ large, moved, again: large }, { transfer: [moved.buffer] });
console.log(out.large === out.again, out.large[5], out.moved[49_999], moved.length, large.length);
const { port1, port2 } = new MessageChannel();
for (let i = 0; i < 4; i++) port1.postMessage({ i, large, n: new Uint32Array(20_000).fill(i) });
console.log(receiveMessageOnPort(port2).message.n[19_999], receiveMessageOnPort(port2).message.large.length);
fails(() => port1.postMessage([large, port1], [port1]));
port2.on('message', (m) => {
  console.log('message', m.i, m.large.byteLength, m.n[7]);
  if (m.i === 3) port2.close();
});
port2.on('close', () => {
  port1.postMessage(large);
  console.log('closed');
  const worker = new Worker(`
    const { parentPort, workerData } = require('worker_threads');
    parentPort.once('message', (m) => parentPort.postMessage([m, workerData]));`,
  { eval: true, workerData: { large } });
  worker.postMessage(new Float64Array(30_000).fill(0.5));
  worker.on('message', ([m, data]) => console.log(m.length, m[29_999], data.large.length, data.large[1]));
});

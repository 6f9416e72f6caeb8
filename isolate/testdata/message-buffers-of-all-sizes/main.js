'use strict';
// Buffers that travel in a message among other things: small and large, twice, under several views, resizable, moved,
// to a port, a Worker and the members of a BroadcastChannel, each of which may change what it got.
const { BroadcastChannel, MessageChannel, Worker, receiveMessageOnPort } = require('node:worker_threads');

const filled = (size) => Uint8Array.from({ length: size }, (_, i) => i * 7 + size).buffer;
const sum = (bytes) => bytes.reduce((s, b, i) => (s + b * (i % 251 + 1)) % 1000003, 0);

function show(what, { sizes, same, views, resizable, moved, nested, tail }) {
  console.log(what, sizes.map((b) => `${b.byteLength}:${sum(new Uint8Array(b))}`).join(' '));
  console.log(' ', same[0] === same[1], same[0] === sizes[3], views.map((v) => `${v.constructor.name}@${v.byteOffset}+${v.byteLength}`).join(' '),
              views.every((v) => v.buffer === views[0].buffer), views[1][1]);
  console.log(' ', resizable.byteLength, resizable.resizable, resizable.maxByteLength, moved?.byteLength, nested.get('list')[0], tail);
}

function value(moved) {
  const sizes = [0, 1, 2, 3, 4, 5, 16383, 16384, 70001].map(filled);
  const under = filled(64);
  const resizable = new ArrayBuffer(5, { maxByteLength: 100 });
  return {
    sizes, same: [sizes[3], sizes[3]], views: [new Uint8Array(under, 3, 5), new Float64Array(under, 8, 2), new DataView(under)],
    resizable, moved, nested: new Map([['list', [new Uint16Array([1, 2, 65535])]]]), tail: [1.5, -0, 'end'],
  };
}

(async () => {
  const { port1, port2 } = new MessageChannel();
  const moved = filled(20000);
  port1.postMessage(value(moved), [moved]);
  console.log('left', moved.byteLength);
  const { message } = receiveMessageOnPort(port2);
  show('received', message);
  new Uint8Array(message.sizes[3]).fill(9);
  port2.postMessage(message);
  show('sent on', await new Promise((resolve) => port1.once('message', resolve)));
  port1.close();

  const worker = new Worker(`
    const { parentPort } = require('node:worker_threads');
    parentPort.once('message', (m) => parentPort.postMessage(m, [m.sizes[8], m.sizes[1]]));`, { eval: true });
  worker.postMessage(value());
  show('from a Worker', await new Promise((resolve) => worker.once('message', resolve)));
  await worker.terminate();

  const all = Array.from({ length: 4 }, () => new BroadcastChannel('buffers'));
  const got = all.slice(1).map((channel) => new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      new Uint8Array(data.sizes[6]).fill(1);
      new Uint8Array(data.sizes[8]).fill(1);
      resolve(data);
    };
  }));
  all[0].postMessage(value());
  for (const data of await Promise.all(got)) show('broadcast', data);
  for (const channel of all) channel.close();
})();

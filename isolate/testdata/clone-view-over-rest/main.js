'use strict';
// A view that tracks a buffer's length is cloned also where that is no multiple of its elements any more.
const v8 = require('v8');
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');

const { port1, port2 } = new MessageChannel();
const ways = {
  clone: structuredClone,
  port: (v) => (port1.postMessage(v), receiveMessageOnPort(port2).message),
  transfer: (v) => structuredClone(v, { transfer: [v.buffer ?? v[0].buffer] }),
};
for (const way in ways) {
  for (const Kind of [Uint16Array, Float32Array, Float64Array, BigInt64Array]) {
    const buffer = new ArrayBuffer(64, { maxByteLength: 128 });
    const view = new Kind(buffer, 8), bytes = new Uint8Array(buffer);
    buffer.resize(99);
    bytes.forEach((_, i) => { bytes[i] = i; });
    const list = [view, bytes, view];
    const copy = ways[way](Kind === Float32Array ? list : view);
    const got = copy[0]?.buffer ? copy[0] : copy;
    console.log(way, got.constructor.name, got.length, got.byteOffset, got.buffer.byteLength, got.buffer.maxByteLength);
    console.log(new Uint8Array(got.buffer).every((b, i) => b === i), copy === got || (copy[1].buffer === got.buffer && copy[2] === got));
    got.buffer.resize(128);
    console.log(got.length, got.byteLength);
  }
}
const empty = new ArrayBuffer(16, { maxByteLength: 16 });
const views = [new BigUint64Array(empty), new Float64Array(empty, 8)];
empty.resize(15);
console.log(structuredClone(views).map((v) => v.length));
empty.resize(7);
console.log(structuredClone(views[0]).length);
console.log(v8.deserialize(v8.serialize(views[0])).length);
port1.close();

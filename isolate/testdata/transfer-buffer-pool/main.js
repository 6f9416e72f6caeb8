'use strict';
// Buffers of the pool are always cloned, with the whole pool when it is asked for; others move.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  const { port1, port2 } = new MessageChannel();
  const pooled = Buffer.from('pooled');
  log(port1.postMessage(pooled, [pooled.buffer]), pooled.toString());
  const { message } = receiveMessageOnPort(port2);
  log(message.constructor.name, Buffer.isBuffer(message), message.length, message.buffer.byteLength, Buffer.from(message).toString());
  const first = Buffer.from('x'), pools = new Set();
  for (let i = 0; i < 20; i++) pools.add(Buffer.allocUnsafe(2000).buffer);
  for (const pool of pools) port1.postMessage(1, [pool]);
  log(pools.size > 2, [...pools].every((pool) => pool.byteLength === Buffer.poolSize), first.toString());
  for (const own of [Buffer.alloc(10, 1), Buffer.allocUnsafeSlow(10).fill(1), Buffer.alloc(5000, 1)]) {
    port1.postMessage(own, [own.buffer]);
    log(own.length, own.buffer.byteLength);
  }
  log(structuredClone(Buffer.from('abc')), structuredClone({ b: Buffer.from('abc') }).b.constructor.name);
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// Calls into the runtime with next to no stack left fail or work; nothing breaks.
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const fs = require('fs'), util = require('util'), crypto = require('crypto');
const { port1, port2 } = new MessageChannel();
process.on('warning', () => {});
const calls = [
  () => structuredClone({ a: [1, new Error('x'), new Map([[1, { x: 1 }]])] }), () => structuredClone(() => {}),
  () => port1.postMessage({ a: 1 }), () => receiveMessageOnPort(port2), () => fs.statSync('.'),
  () => fs.readFile(__filename, () => {}), () => util.inspect({ a: { b: 1 } }), () => Promise.reject(1).catch(() => {}),
  () => setTimeout(() => {}, 1), () => process.nextTick(() => {}), () => queueMicrotask(() => {}),
  () => import('fs').catch(() => {}), () => new Function('a b'), () => require('os').cpus(),
  () => crypto.createHash('md5').update('a').digest(), () => new Error('x').stack, () => new URL('http://a'),
  () => Buffer.from('xyz').toString('hex'), () => new AbortController().abort(), () => new MessageChannel().port1.close(),
  () => process.memoryUsage(), () => require('./missing.js'), () => new util.TextDecoder('utf-16le').decode(new Uint8Array(4)),
];
for (const call of calls) {
  let left = 150;
  const deep = () => {
    try { deep(); } catch (e) {
      if (left-- > 0) { try { call(); } catch { /* no stack for it */ } }
      throw e;
    }
  };
  try { deep(); } catch { /* the overflow itself */ }
}
console.log('alive');
setTimeout(() => { console.log('still'); process.exit(0); }, 50);

// Messages with shared memory in them, of which each member has a copy of its own, wait while many others are sent
// and read.
'use strict';
const assert = require('assert');
const { BroadcastChannel, receiveMessageOnPort } = require('worker_threads');

const from = new BroadcastChannel('x');
const members = [new BroadcastChannel('x'), new BroadcastChannel('x')];
const memory = new SharedArrayBuffer(8);
new Int32Array(memory)[0] = 7;
const count = 2000;
for (let i = 0; i < count; i++) from.postMessage({ i, text: `text ${i}`, memory });
for (const member of members) {
  for (let i = 0; i < count; i++) {
    const { message } = receiveMessageOnPort(member);
    assert.strictEqual(message.i, i);
    assert.strictEqual(message.text, `text ${i}`);
    assert.strictEqual(new Int32Array(message.memory)[0], 7);
  }
  assert.strictEqual(receiveMessageOnPort(member), undefined);
}
for (const one of [from, ...members]) one.close();
console.log('all as they were sent');

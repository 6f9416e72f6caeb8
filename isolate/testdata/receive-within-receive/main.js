'use strict';
// Functions of the program's that messages with ports, keys and lists are made by, if by any, send and receive others
// in the middle of it.
const assert = require('assert');
const { createSecretKey } = require('crypto');
const { BlockList } = require('net');
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');

const list = new BlockList();
list.addAddress('1.2.3.4');
const key = createSecretKey(Buffer.from('s'));
const { port1, port2 } = new MessageChannel();
const others = new MessageChannel();

function inTheMiddle() {
  for (let i = 0; i < 200; i++) {
    others.port1.postMessage({ other: { i, text: 'x'.repeat(i % 50) } });
    assert.strictEqual(receiveMessageOnPort(others.port2).message.other.i, i);
  }
  const { port1: moved, port2: rest } = new MessageChannel();
  structuredClone({ moved, key, text: 'y'.repeat(100) }, { transfer: [moved] }).moved.close();
  rest.close();
}

function value(i) {
  const { port1: moved } = new MessageChannel();
  return [{ i, list, moved, key, after: { i, text: `text ${i}` } }, [moved]];
}

function check(got, i) {
  assert.strictEqual(got.i, i);
  assert.deepStrictEqual(got.after, { i, text: `text ${i}` });
  assert.deepStrictEqual(got.list.rules, list.rules);
  assert.strictEqual(got.key.export().toString(), 's');
  got.moved.close();
}

const replaced = [
  [String.prototype, 'split'], [Array.prototype, Symbol.iterator], [Object, 'defineProperty'], [Reflect, 'construct'],
];
for (const [on, name] of replaced) {
  const own = on[name];
  let armed = false;
  on[name] = function(...args) {
    if (armed) {
      armed = false;
      inTheMiddle();
      armed = true;
    }
    return Reflect.apply(own, this, args);
  };
  for (let i = 0; i < 50; i++) {
    const [sent, transfer] = value(i);
    const [cloned, moved] = value(i);
    port1.postMessage(sent, transfer);
    armed = true;
    const { message } = receiveMessageOnPort(port2);
    const clone = structuredClone(cloned, { transfer: moved });
    armed = false;
    check(message, i);
    check(clone, i);
  }
  on[name] = own;
}
port1.close();
others.port1.close();
console.log('all as they were sent');

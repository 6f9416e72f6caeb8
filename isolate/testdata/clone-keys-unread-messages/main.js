'use strict';
// Keys in messages that nobody reads, and through a port that travels on.
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const crypto = require('crypto');
const key = crypto.createSecretKey('secret', 'utf8');
for (let i = 0; i < 200; i++) {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ key, i });
  port1.close();
  if (i % 2) port2.close();
}
const outer = new MessageChannel(), inner = new MessageChannel();
inner.port1.postMessage(key);
outer.port1.postMessage(inner.port2, [inner.port2]);
const port = receiveMessageOnPort(outer.port2).message;
console.log(receiveMessageOnPort(port).message.equals(key));
outer.port1.close();
port.close();
try {
  outer.port2.postMessage([key, Symbol('x')]);
} catch (e) {
  console.log(e.name, e.message);
}

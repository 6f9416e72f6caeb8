'use strict';
// The option transferList is what has a length and indices; anything else is an empty one.
const { Worker } = require('node:worker_threads');
const attempt = (label, make) => {
  const buffer = new ArrayBuffer(4);
  try {
    new Worker('', { eval: true, workerData: buffer, transferList: make(buffer) });
    console.log(label, buffer.byteLength);
  } catch (error) {
    console.log(label, error.name, error.code, error.message, buffer.byteLength);
  }
};
attempt('array', (b) => [b]);
attempt('array-like', (b) => ({ length: 1, 0: b }));
attempt('set', (b) => new Set([b]));
attempt('generator', (b) => (function*() { yield b; })());
attempt('number', () => 1);
attempt('string', () => 'x');
attempt('null', () => null);
attempt('object', () => ({}));
attempt('{ transfer }', (b) => ({ transfer: [b] }));
attempt('function', () => (one) => one);
attempt('twice', (b) => [b, b]);
attempt('typed array', () => new Uint8Array([1]));

'use strict';
// maxArrayBufferMb, which node does not have, and memory that V8 makes by itself: buffers of small typed arrays, which
// it cannot do without, WebAssembly's memory, that of several threads too, and code caches.
const vm = require('node:vm');
const { Worker, isMainThread } = require('node:worker_threads');

const MB = 1 << 20;
// (module (memory 1) (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
const growing = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 8, 1, 4, 103, 114, 111, 119, 0,
  0, 10, 8, 1, 6, 0, 32, 0, 64, 0, 11,
]);

function tryTo(what, fn) {
  try {
    console.log(what, fn());
  } catch (error) {
    console.log(what, error.name);
  }
}

function fill() {
  const kept = [];
  for (const size of [1 << 16, 1 << 10, 65]) {
    try {
      while (kept.length < 1e5) kept.push(new ArrayBuffer(size));
    } catch (error) {
      console.log(error.name);
    }
  }
  return kept;
}

function program() {
  const small = Array.from({ length: 1000 }, (_, i) => new Uint8Array(8).fill(i));
  let kept = fill();
  tryTo('small', () => small.every((a, i) => new Uint8Array(a.buffer)[7] === i % 256));
  kept = [];

  const shared = new WebAssembly.Memory({ initial: 1, maximum: 1000, shared: true });
  tryTo('shared', () => {
    for (let i = 0; i < 100; i++) shared.grow(1);
  });
  console.log(shared.buffer.byteLength <= MB);
  tryTo('no room beside it', () => new WebAssembly.Memory({ initial: 8 }).buffer.byteLength);
}

function more() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(growing));
  tryTo('memory.grow', () => [exports.grow(8), exports.grow(8)]);
  for (let i = 0; i < 100; i++) new WebAssembly.Memory({ initial: 4 }).grow(2);
  console.log('what is garbage does not count');
  const script = new vm.Script(`function f() { ${'a = 1;'.repeat(1000)} }`);
  const kept = [];
  tryTo('code cache', () => {
    while (kept.length < 1e4) kept.push(script.createCachedData());
    return kept.length;
  });
}

if (isMainThread) {
  const run = (argv, then) => new Worker(__filename, { argv: [argv], resourceLimits: { maxArrayBufferMb: 1 } }).on('exit', (code) => {
    console.log('exit', code);
    then?.();
  });
  run('program', () => run('more'));
} else {
  ({ program, more })[process.argv[2]]();
}

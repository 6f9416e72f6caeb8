'use strict';
// maxArrayBufferMb, which node does not have: over it the thread gets a RangeError, whatever kind of buffer it is.
const { Worker, isMainThread, parentPort, resourceLimits, workerData } = require('node:worker_threads');

const MB = 1 << 20;
const clonable = new Uint8Array(MB);
const kinds = {
  ArrayBuffer: () => new ArrayBuffer(MB),
  Uint8Array: () => new Uint8Array(MB),
  Buffer: () => Buffer.alloc(MB),
  'Buffer, unsafe': () => Buffer.allocUnsafeSlow(MB),
  SharedArrayBuffer: () => new SharedArrayBuffer(MB),
  'resizable ArrayBuffer': () => new ArrayBuffer(MB, { maxByteLength: 2 * MB }),
  'growable SharedArrayBuffer': () => new SharedArrayBuffer(MB, { maxByteLength: 2 * MB }),
  'WebAssembly.Memory': () => new WebAssembly.Memory({ initial: 16, maximum: 32 }),
  structuredClone: () => structuredClone(clonable),
};

function until(fn) {
  const kept = [];
  try {
    while (kept.length < 100) kept.push(fn());
    return 'no limit';
  } catch (error) {
    return `${error.name} ${kept.length > 0 && kept.length < 10}`;
  }
}

function program() {
  const { log } = console;
  log(resourceLimits.maxArrayBufferMb);
  for (const [name, make] of Object.entries(kinds)) log(name, until(make));

  const growing = new ArrayBuffer(MB, { maxByteLength: 200 * MB });
  log('resize', until(() => growing.resize(growing.byteLength + MB)), growing.byteLength / MB < 10);
  growing.resize(0);
  const shared = new SharedArrayBuffer(0, { maxByteLength: 200 * MB });
  log('grow', until(() => shared.grow(shared.byteLength + MB)), shared.byteLength / MB < 10);
}

function garbage() {
  for (let i = 0; i < 100; i++) new Uint8Array(MB)[0] = i;
  for (let i = 0; i < 100; i++) {
    const b = new ArrayBuffer(MB, { maxByteLength: 8 * MB });
    b.resize(6 * MB);
    b.resize(MB);
  }
  console.log('what is garbage does not count');
  for (let i = 0; i < 50; i++) {
    const b = new ArrayBuffer(MB);
    parentPort.postMessage(b, [b]);
  }
  console.log('what was transferred away does not count');
}

function receiver() {
  const kept = [];
  parentPort.on('message', (m) => {
    if (m === 'end') return parentPort.close();
    kept.push(m);
    console.log('got', m.byteLength / MB);
    parentPort.postMessage(0);
  });
  parentPort.on('messageerror', (error) => {
    console.log('messageerror', error.name, error.message);
    kept.pop();
    parentPort.postMessage(1);
  });
}

function there(what, limit) {
  return new Worker(__filename, { workerData: what, resourceLimits: { maxArrayBufferMb: limit } });
}

async function main() {
  const ended = (w) => new Promise((resolve) => w.on('exit', resolve));
  await ended(there('program', 10));
  await ended(there('garbage', 10));
  const w = there('receiver', 10);
  const answer = () => new Promise((resolve) => w.once('message', resolve));
  for (const size of [4, 4, 4]) {
    const b = new ArrayBuffer(size * MB);
    w.postMessage(b, [b]);
    await answer();
  }
  w.postMessage(new Uint8Array(4 * MB)); // a copy, in the place of one that was let go
  await answer();
  w.postMessage(new Uint8Array(20 * MB));
  await answer();
  w.postMessage('end');
  await ended(w);
}

if (isMainThread) main();
else ({ program, garbage, receiver })[workerData]();

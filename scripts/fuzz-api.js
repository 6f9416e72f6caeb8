'use strict';
// See scripts/fuzz-api. The main thread starts one Worker after another; each makes random calls until its
// time is over, an exception of its own ends it, or it is terminated. Only a crash of the process is a find.
// The last calls stand in the file "calls", to be replayed with the same seed.
const { Worker, isMainThread, workerData } = require('worker_threads');

// What would end the process as asked, block for ever, or reach out of the scratch folder.
const SKIPPED = /^(process\.(abort|kill|_kill|reallyExit|exit|dlopen|chdir|_debug\w*|binding|_rawDebug)|fs\.\w*(close|rm|unlink|rmdir|rename|chmod|chown|link|symlink|cp|truncate|utimes)\w*|os\.setPriority|.*\.(wait|runMain)$)/;

function random(seed) {
  let state = seed >>> 0 || 1;
  return (n) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % n;
  };
}

function detached() {
  const view = new Uint8Array(8);
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return view;
}

const ODD = [
  () => undefined, () => null, () => -1, () => NaN, () => 2 ** 53, () => 0, () => 1, () => -0, () => 1e308, () => Infinity,
  () => '', () => 'x', () => 'x'.repeat(10000), () => '\ud800', () => '\0', () => './a', () => 'utf8', () => 'hex', () => true,
  () => Symbol('s'), () => Symbol.iterator, () => 1n, () => -(2n ** 70n), () => ({}), () => [], () => [1, , 3], () => Object.create(null),
  () => new Proxy({}, {}), () => new Proxy(() => {}, {}), () => new Proxy({}, { get() { throw new Error('trap'); } }),
  () => () => {}, () => function () { throw new Error('called'); }, () => class {}, () => new Uint8Array(8), () => new Float64Array(3),
  () => new DataView(new ArrayBuffer(4)), () => new ArrayBuffer(16), () => new ArrayBuffer(8, { maxByteLength: 64 }), detached,
  () => new Uint8Array(new SharedArrayBuffer(8)), () => Buffer.from('abc'), () => new Date(NaN), () => /x/y, () => new Map([[1, 2]]),
  () => new Set([1]), () => new WeakMap(), () => Promise.resolve(1), () => new Error('e'), () => ({ then: 1 }), () => globalThis,
  () => ({ [Symbol.toPrimitive]() { throw new Error('primitive'); } }), () => ({ toString: 1, valueOf: 2 }), () => process,
  () => { const o = {}; o.o = o; return o; }, () => new (require('events'))(), () => new AbortController().signal, () => AbortSignal.abort(),
  () => new (require('stream').PassThrough)(), () => new MessageChannel().port1, () => new URL('file:///x'), () => new WebAssembly.Memory({ initial: 1 }),
  () => ({ encoding: 'latin1', signal: 1, highWaterMark: -1, length: 2 ** 40 }), () => ({ get length() { throw new Error('length'); } }),
];

function callables() {
  const found = [];
  const seen = new Set();
  function visit(name, value, owner, depth) {
    if ((typeof value !== 'function' && typeof value !== 'object') || value === null || seen.has(value)) return;
    seen.add(value);
    if (typeof value === 'function' && !SKIPPED.test(name)) found.push([name, value, owner]);
    if (depth === 0) return;
    let keys = [];
    try { keys = Reflect.ownKeys(value); } catch { return; }
    for (const key of keys) {
      let member;
      try { member = value[key]; } catch { continue; }
      visit(`${name}.${String(key)}`, member, value, depth - 1);
    }
  }
  for (const id of require('module').builtinModules) visit(id.replace(/^node:/, ''), require(id), undefined, 3);
  for (const name of ['process', 'Buffer', 'URL', 'structuredClone', 'queueMicrotask', 'AbortSignal', 'EventTarget', 'MessageChannel', 'TextDecoder', 'performance', 'crypto', 'atob', 'btoa'])
    visit(name, globalThis[name], globalThis, 3);
  return found;
}

function fuzz({ seed, ms }) {
  const pick = random(seed);
  const fs = require('fs');
  const log = fs.openSync('calls', 'a');
  const { writeSync } = fs;
  const bytes = Buffer.alloc(256);
  const { now } = Date;
  const list = callables();
  const odd = () => ODD[pick(ODD.length)]();
  const kept = [];
  process.on('uncaughtException', () => {});
  process.on('unhandledRejection', () => {});
  process.stdout.write = process.stderr.write = () => true;
  const call = () => {
    const [name, fn, owner] = list[pick(list.length)];
    writeSync(log, bytes, 0, bytes.write(`${seed} ${name}\n`.slice(0, 200)));
    const self = pick(3) === 0 && kept.length > 0 ? kept[pick(kept.length)] : pick(4) === 0 ? odd() : owner;
    const args = Array.from({ length: pick(5) }, () => (pick(8) === 0 && kept.length > 0 ? kept[pick(kept.length)] : odd()));
    try {
      const result = pick(4) === 0 ? Reflect.construct(fn, args) : Reflect.apply(fn, self, args);
      if (result !== null && (typeof result === 'object' || typeof result === 'function')) kept[pick(32)] = result;
      if (typeof result?.catch === 'function') result.catch(() => {});
    } catch { /* as it should be */ }
    kept[31] ??= {};
  };
  const end = now() + ms;
  const again = setImmediate;
  (function turn() {
    if (now() >= end) process.reallyExit(0);
    again(turn); // before the calls, so that the odd values' own exceptions end one round only
    for (let i = 0; i < 20; i++) call();
  })();
}

function main() {
  let seed = Number(process.argv[3] ?? 1);
  const end = Date.now() + Number(process.argv[2] ?? 60) * 1000;
  let rounds = 0;
  process.on('uncaughtException', () => {}); // what a Worker wrote to its own stdout may be no chunk at all
  (function next() {
    if (Date.now() > end) return console.log(`${rounds} Workers, the last seed ${seed}: the process lives`);
    rounds++;
    const worker = new Worker(__filename, {
      workerData: { seed: seed++, ms: 1000 }, stdout: true, stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 64 },
    });
    const limit = setTimeout(() => worker.terminate(), 4000);
    worker.on('error', () => {});
    worker.on('exit', () => { clearTimeout(limit); next(); });
  })();
}

if (isMainThread) main();
else fuzz(workerData);

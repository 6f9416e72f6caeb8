'use strict';
// The out-of-memory table: Workers that allocate in every way there is, under small limits. Each must end with
// ERR_WORKER_OUT_OF_MEMORY and code 1, while this thread and a Worker beside it go on.
//
//   heddle scripts/stress-limits.js [limits in MiB, such as 8,32,128] [pattern of shapes]
//
// A line for each; the last one sums up. Exit code 1 when one did not end so.
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');

/** What a Worker does, as the body of a function; keep is an array that holds on to things, mb the limit. */
const shapes = {
  'small objects': 'for (;;) keep.push({ a: 1, b: [1, 2, 3] });',
  'one huge array': 'keep.push(new Array(mb * 300_000).fill(0).map((_, i) => i + 0.5)); for (;;) keep.push(keep[0].slice());',
  'one array that grows': 'for (let i = 0; ; i++) keep.push(i);',
  'doubling arrays': 'let a = [1.5]; for (;;) { a = a.concat(a); keep.push(a); }',
  'arrays of doubles': 'for (;;) keep.push(new Array(1e5).fill(1.5));',
  'dictionary elements': 'const o = {}; for (let i = 0; ; i++) o[i * 1000] = i;',
  'property names': 'const o = {}; for (let i = 0; ; i++) o[`name${i}`] = i;',
  'strings, concatenated and flattened': `
    let s = 'ab';
    for (;;) {
      try { s += s + s.length; } catch { s = 'ab'; }
      /x/.test(s);
      keep.push(s);
    }`,
  'ropes': 'for (let i = 0; ; i++) { let s = "x"; for (let k = 0; k < 1e4; k++) s += `${i}-${k}`; keep.push(s); }',
  'repeated strings': 'for (let i = 0; ; i++) { const s = `${i}${"x".repeat(1000)}`; s.charCodeAt(5); keep.push(s); }',
  'two-byte strings': 'for (let i = 0; ; i++) { const s = `${i}${"\\u20ac".repeat(1e5)}`; /y/.test(s); keep.push(s); }',
  'split of a long string': 'const s = "a,".repeat(mb * 100_000); for (;;) keep.push(s.split(",").map((x, i) => x + i));',
  'JSON.parse': 'const text = `[${"{\\"a\\":[1,2,3],\\"b\\":\\"text\\"},".repeat(mb * 6_000)}1]`; for (;;) keep.push(JSON.parse(text));',
  'JSON.parse of one big text': 'keep.push(JSON.parse(`[${"{\\"a\\":[1,2,3],\\"b\\":\\"text\\"},".repeat(mb * 40_000)}1]`));',
  'JSON.stringify': 'const o = Array.from({ length: 1e4 }, (_, i) => ({ i, text: "x".repeat(100) })); for (;;) keep.push(JSON.stringify(o));',
  'Map': 'const m = new Map(); for (let i = 0; ; i++) m.set(i, {});',
  'Map of integers': 'const m = new Map(); for (let i = 0; ; i++) { m.set(i, i); if (m.size === 16_000_000) { keep.push(new Map(m)); } }',
  'Set of strings': 'const m = new Set(); for (let i = 0; ; i++) m.add(`s${i}`);',
  'WeakMap': 'const m = new WeakMap(); for (;;) { const k = {}; keep.push(k); m.set(k, [1, 2]); }',
  'deep recursion': '(function f(n) { const a = new Array(200_000).fill(n + 0.5); f(n + 1); return a; })(0);',
  'recursion and tries': 'const f = (n) => { const a = new Array(1000).fill({}); keep.push(a); try { f(n + 1); } catch { } return a; }; for (;;) f(0);',
  'closures': 'for (;;) { const b = new Array(10); keep.push(() => b); }',
  'regular expression: all matches': 'const s = "ab".repeat(1e6); for (;;) keep.push(s.match(/a(?=b)|b/g).map((x, i) => x + i));',
  'regular expression: matchAll': 'const s = "ab".repeat(1e5); for (;;) keep.push([...s.matchAll(/(a)(b)?/g)]);',
  'regular expression: backtracking': 'const s = "a".repeat(5000); for (let i = 0; ; i++) keep.push(/((a*)*?(a)+)(.*)$/.exec(s + i));',
  'regular expression: replace': 'const s = "ab".repeat(1e6); for (let i = 0; ; i++) keep.push(s.replace(/a/g, () => i));',
  'promises': 'for (;;) keep.push(new Promise(() => {}));',
  'promise chains': '(function f() { Promise.resolve().then(f); Promise.resolve().then(f); })();',
  'async functions': 'const f = async () => { const a = [1, 2, 3]; await new Promise(() => {}); return a; }; for (;;) keep.push(f());',
  'generators': 'function* g() { const a = [1, 2, 3]; yield a; yield a; } for (;;) { const i = g(); i.next(); keep.push(i); }',
  'nextTick': '(function f() { process.nextTick(f); process.nextTick(f); })();',
  'timers': 'for (;;) setTimeout(() => {}, 1e6);',
  'immediates': '(function f() { setImmediate(f); setImmediate(f); setImmediate(f); setImmediate(f); })();',
  'event listeners': 'const { EventEmitter } = require("events"); const e = new EventEmitter().setMaxListeners(0); for (let i = 0; ; i++) e.on(`e${i % 100}`, () => i);',
  'errors with stacks': 'for (let i = 0; ; i++) { const e = new Error(`no ${i}`); keep.push(e.stack, e); }',
  'bigints': 'let n = 3n; for (;;) { try { n = n * n + 1n; } catch { n = 3n; } keep.push(n + BigInt(keep.length)); }',
  'symbols': 'for (let i = 0; ; i++) keep.push(Symbol(`s${i}`), Symbol.for(`t${i}`));',
  'functions made of text': 'for (let i = 0; ; i++) { const f = new Function(`return [${i}, "${"x".repeat(1000)}"]`); f(); keep.push(f); }',
  'contexts': 'const vm = require("vm"); for (;;) keep.push(vm.createContext({}));',
  'modules of vm': 'const vm = require("vm"); for (let i = 0; ; i++) keep.push(new vm.Script(`function f${i}() { return ${i} } f${i}()`).runInThisContext(), `${i}`);',
  'small buffers': 'for (;;) keep.push(new Uint8Array(32));',
  'proxies and dates': 'for (let i = 0; ; i++) keep.push(new Proxy({ i }, {}), new Date(i), /x/g);',
  'bound functions': 'const f = () => {}; for (let i = 0; ; i++) keep.push(f.bind(null, i));',
  'classes': 'for (;;) keep.push(class A { #x = 1; m() { return this.#x; } static s = {}; });',
  'sort': 'const a = Array.from({ length: mb * 60_000 }, (_, i) => ({ k: (i * 7919) % 10007 })); for (;;) keep.push(a.slice().sort((x, y) => x.k - y.k));',
  'spread and flat': 'const a = Array.from({ length: 1e4 }, () => [1.5, {}, "x"]); for (;;) keep.push([...a].flat(2), Object.entries({ ...a }));',
  'Array.from of an endless iterator': 'keep.push(Array.from((function* () { for (;;) yield {}; })()));',
  'typed array to array': 'const t = new Float64Array(1e5).map((_, i) => i + 0.5); for (;;) keep.push([...t], Array.from(t, (x) => [x]));',
  'structuredClone': 'const o = Array.from({ length: 1e4 }, (_, i) => ({ i, s: `s${i}`, a: [i] })); for (;;) keep.push(structuredClone(o));',
  'v8.deserialize': 'const v8 = require("v8"); const b = v8.serialize(Array.from({ length: 1e4 }, (_, i) => ({ i, s: `s${i}`, a: [i] }))); for (;;) keep.push(v8.deserialize(b));',
  'v8.serialize': 'const v8 = require("v8"); for (;;) { keep.push({ a: keep.length, list: [1, 2, 3] }); if ((keep.length & (keep.length - 1)) === 0) v8.serialize(keep); }',
  'messages to itself': `
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (m) => { keep.push(m); for (let i = 0; i < 3; i++) port1.postMessage({ a: [1, 2, 3], s: 'text' }); });
    port1.postMessage(0);`,
  'messages that arrive faster than they are read': `
    parentPort.on('message', (m) => keep.push(m));
    parentPort.postMessage('flood');`,
  'a message too large': `
    parentPort.on('message', (m) => keep.push(m));
    parentPort.postMessage('large');`,
  'a long string in a message': `
    parentPort.on('message', (m) => keep.push(m));
    parentPort.postMessage('strings');`,
  'receiveMessageOnPort': `
    const { receiveMessageOnPort } = require('worker_threads');
    parentPort.postMessage('large');
    for (;;) { const m = receiveMessageOnPort(parentPort); if (m) keep.push(m); }`,
  'a nested Worker': `
    const { Worker } = require('worker_threads');
    const w = new Worker('const keep = []; for (;;) keep.push({ a: 1, b: [1, 2, 3] });',
      { eval: true, resourceLimits: { maxOldGenerationSizeMb: mb, maxYoungGenerationSizeMb: 4 } });
    w.on('error', (e) => { if (e.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw e; });
    w.on('exit', () => { for (;;) keep.push({ a: 1, b: [1, 2, 3] }); });`,
  'while a snapshot is taken': `
    parentPort.postMessage('snapshot');
    parentPort.on('message', () => {});
    (function f() { for (let i = 0; i < mb * 1000; i++) keep.push({ a: 1, b: [1, 2, 3] }); setImmediate(f); })();`,
  'snapshots of its own': `
    const v8 = require('v8');
    (function f() {
      for (let i = 0; i < mb * 8000; i++) keep.push({ a: 1, b: [1, 2, 3] });
      v8.getHeapSnapshot().on('data', () => {}).on('end', f);
    })();`,
  'in a finalizer': `
    const r = new FinalizationRegistry(() => { for (let i = 0; i < 1e5; i++) keep.push({}); });
    (function f() { for (let i = 0; i < 1e4; i++) r.register({}, i); setImmediate(f); })();`,
  'in a getter of a message': `
    const o = { get a() { for (;;) keep.push({ a: 1, b: [1, 2, 3] }); } };
    parentPort.postMessage(o);`,
  'in an exit handler': 'process.on("exit", () => { for (;;) keep.push({ a: 1, b: [1, 2, 3] }); }); process.exit(0);',
  'in Error.prepareStackTrace': 'Error.prepareStackTrace = () => { for (;;) keep.push({ a: 1, b: [1, 2, 3] }); }; new Error("x").stack;',
  'inspect': 'const { inspect } = require("util"); const o = {}; for (let i = 0; ; i++) { o[`k${i}`] = { i }; if (i % 1000 === 0) keep.push(inspect(o, { maxArrayLength: null })); }',
  'output that nobody reads': 'for (let i = 0; ; i++) process.stderr.write(`${i} ${"x".repeat(2000)}\\n`);',
  'streams': 'const { PassThrough } = require("stream"); const p = new PassThrough({ objectMode: true }); for (;;) p.write({ a: 1 });',
  'crypto and text': 'const { createHash } = require("crypto"); for (let i = 0; ; i++) keep.push(createHash("sha256").update(`${i}`).digest("hex").split(""));',
  'fs': 'const fs = require("fs"); for (;;) keep.push(fs.readFileSync("/proc/self/maps", "utf8").split("\\n"));',
  'WebAssembly tables': 'for (;;) keep.push(new WebAssembly.Table({ element: "anyfunc", initial: 10_000 }));',
};

function worker() {
  const { shape, mb } = workerData;
  const run = new Function('keep', 'mb', 'require', 'parentPort', shapes[shape]);
  run([], mb, require, parentPort);
}

/** What some shapes ask their parent for. */
function serve(w, what, mb) {
  if (what === 'flood') {
    const timer = setInterval(() => {
      for (let i = 0; i < 5000; i++) w.postMessage({ i, list: [1, 2, 3], text: `${i}` });
    }, 0);
    w.on('exit', () => clearInterval(timer));
  } else if (what === 'large') {
    w.postMessage(Array.from({ length: mb * 40_000 }, (_, i) => ({ i, list: [1, 2, 3] })));
  } else if (what === 'strings') {
    w.postMessage(Array.from({ length: 8 }, (_, i) => String.fromCharCode(97 + i).repeat(mb * 500_000)));
  } else if (what === 'snapshot') {
    const take = () => w.getHeapSnapshot().then((s) => s.on('data', () => {}).on('end', take).on('error', () => {}), () => {});
    take();
  }
}

function attempt(shape, mb) {
  return new Promise((resolve) => {
    const began = performance.now();
    const w = new Worker(__filename, {
      workerData: { shape, mb }, stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: mb, maxYoungGenerationSizeMb: Math.min(16, mb / 2) },
    });
    let got = 'no error';
    const late = setTimeout(() => { got = 'does not end'; w.terminate(); }, 600_000);
    w.on('message', (what) => serve(w, what, mb));
    w.on('error', (error) => { got = error?.code ?? `${error}`; });
    w.on('exit', (code) => {
      clearTimeout(late);
      resolve({ shape, mb, got, code, ms: Math.round(performance.now() - began) });
    });
  });
}

/** A Worker that must not notice anything. */
function bystander() {
  const w = new Worker('require("worker_threads").parentPort.on("message", (n) => require("worker_threads").parentPort.postMessage(n + 1))', { eval: true });
  return {
    alive: (n) => new Promise((resolve, reject) => {
      w.once('error', reject);
      w.once('message', (m) => (m === n + 1 ? resolve() : reject(new Error(`the bystander says ${m}`))));
      w.postMessage(n);
    }),
    end: () => w.terminate(),
  };
}

async function main() {
  const limits = (process.argv[2] ?? '8,32,128').split(',').map(Number);
  const pattern = new RegExp(process.argv[3] ?? '');
  const other = bystander();
  let wrong = 0, done = 0;
  for (const mb of limits) {
    for (const shape of Object.keys(shapes).filter((name) => pattern.test(name))) {
      const { got, code, ms } = await attempt(shape, mb);
      await other.alive(done++);
      const ok = got === 'ERR_WORKER_OUT_OF_MEMORY' && code === 1;
      if (!ok) wrong++;
      console.log(`${ok ? 'ok ' : 'BAD'} ${String(mb).padStart(4)} MiB  ${shape}: ${got}, ${code}, ${ms} ms, ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB resident`);
    }
  }
  await other.end();
  console.log(`${done} Workers out of memory, ${wrong} of them wrong`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

if (isMainThread) main();
else worker();

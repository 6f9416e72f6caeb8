'use strict';
// Random killing: Workers terminated at any stage of their lives, with anything alive around them.
//
//     heddle --expose-gc scripts/stress-kill.js [seed] [rounds] [exit]
//
// A round takes its numbers from the seed and its own number alone: "seed+round 1" makes the same Workers again
// (when they are hit is the machine's affair). Each has a stage, the program that it is in the middle of, and
// its parent burdens: what is under way between the two. Every Worker must give exactly one 'exit', and every
// terminate() its promise. With "exit" the last round does not end: the main program exits in the middle of it,
// with code 7, by process.exit() or by an uncaught error. TestStressKill runs this, and dumps all stacks when a
// round does not end.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { Writable } = require('stream');
const v8 = require('v8');
const vm = require('vm');
const threads = require('worker_threads');
const { BroadcastChannel, MessageChannel, Worker } = threads;
const { Random, checkpoint, collect } = require('./stress-common.js');

const { seed, rounds, exits, steps } = threads.workerData ?? {
  seed: Number(process.argv[2] ?? Date.now() % 1e9),
  rounds: Number(process.argv[3] ?? 2000),
  exits: process.argv[4] === 'exit',
};

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'stress-kill-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

/** A graph of modules that takes a while to load, and says so half way. */
function writeModules(count) {
  for (let i = 0; i < count; i++) {
    const more = [2 * i + 1, 2 * i + 2].filter((n) => n < count);
    fs.writeFileSync(path.join(scratch, `m${i}.cjs`), more.map((n) => `require('./m${n}.cjs');`).join('\n') + `\nexports.n = ${i};`);
    fs.writeFileSync(
      path.join(scratch, `m${i}.mjs`),
      more.map((n) => `import './m${n}.mjs';`).join('\n') + `\nexport const n = ${i};\n` + (i % 5 === 0 ? 'await null;' : ''),
    );
  }
  fs.writeFileSync(path.join(scratch, 'data.bin'), Buffer.alloc(100_000, 1));
}
writeModules(60);

// ------------------------------------------------------------------- stages

const HEAD = `
  const threads = require('worker_threads');
  const { parentPort, Worker, MessageChannel, workerData } = threads;
  const fs = require('fs');
  const { scratch } = workerData;
  const say = () => parentPort.postMessage('here');
  const forever = () => setInterval(() => {}, 1000);
`;
const LOOP = 'data:text/javascript,';

/** The code of a Worker, which says when it is in its stage where it can. */
const STAGES = {
  empty: '',
  idle: 'say(); forever();',
  computing: 'say(); for (;;);',
  allocating: 'say(); for (;;) { const list = []; for (let i = 0; i < 1000; i++) list.push({ i, text: "x" + i }); }',
  buffers: 'say(); for (;;) new Uint8Array(Math.random() * 100000);',
  regexp: 'say(); /^(a+)+$/.test("a".repeat(40) + "b");',
  sorting: 'say(); for (;;) Array.from({ length: 1000 }, Math.random).sort((a, b) => a - b);',
  json: 'const o = JSON.parse("[" + "{},".repeat(9999) + "1]"); say(); for (;;) JSON.parse(JSON.stringify(o));',
  cloning: 'const o = Array.from({ length: 1000 }, (_, i) => ({ i, m: new Map([[i, new Date()]]) })); say(); for (;;) structuredClone(o);',
  serializing: 'const v8 = require("v8"); say(); for (;;) v8.deserialize(v8.serialize(new Array(1000).fill({ a: 1 })));',
  ticks: 'say(); (function tick() { process.nextTick(tick); })();',
  microtasks: 'say(); (function micro() { queueMicrotask(micro); })();',
  immediates: 'say(); (function again() { setImmediate(again); })();',
  timers: 'say(); for (let i = 0; i < 100; i++) setInterval(() => {}, i % 7);',
  atomicsWait: 'say(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
  atomicsWaitShort: 'const a = new Int32Array(new SharedArrayBuffer(4)); say(); for (;;) Atomics.wait(a, 0, 0, 1);',
  atomicsWaitAsync: 'const a = new Int32Array(new SharedArrayBuffer(4)); Atomics.waitAsync(a, 0, 0); Atomics.waitAsync(a, 0, 0, 5).value.then(() => {}); say(); forever();',
  builtins: 'say(); for (const name of require("module").builtinModules) if (!/^(repl|inspector|trace)/.test(name)) require(name);',
  commonjs: 'say(); for (;;) { require(scratch + "/m0.cjs"); for (const k in require.cache) delete require.cache[k]; }',
  fsSync: 'say(); for (let i = 0; ; i++) { fs.writeFileSync(scratch + "/w" + threads.threadId, "x".repeat(i % 5000)); fs.readFileSync(scratch + "/data.bin"); fs.readdirSync(scratch); }',
  fsAsync: 'say(); (function again() { let n = 20; for (let i = 0; i < 20; i++) fs.readFile(scratch + "/data.bin", () => { if (--n === 0) again(); }); })();',
  fsPromises: 'say(); (async () => { for (;;) { const h = await fs.promises.open(scratch + "/data.bin"); await h.read(Buffer.alloc(1000), 0, 1000, 0); await h.close(); } })();',
  fsOpen: 'for (let i = 0; i < 5; i++) fs.openSync(scratch + "/data.bin"); say(); forever();',
  fsStreams: 'say(); (function again() { fs.createReadStream(scratch + "/data.bin", { highWaterMark: 1000 }).on("close", again).resume(); })();',
  fsWatch: 'fs.watch(scratch, () => {}); fs.watchFile(scratch + "/data.bin", () => {}); say(); forever();',
  pbkdf2: 'const c = require("crypto"); say(); for (;;) c.pbkdf2Sync("a", "b", 20000, 32, "sha256");',
  scrypt: 'const c = require("crypto"); say(); for (;;) c.scryptSync("a", "b", 32, { N: 4096 });',
  cryptoAsync: 'const c = require("crypto"); say(); (function again() { let n = 3; for (let i = 0; i < 3; i++) c.pbkdf2("a", "b", 5000, 32, "sha1", () => { if (--n === 0) again(); }); })();',
  keys: 'const c = require("crypto"); say(); for (;;) { const { privateKey } = c.generateKeyPairSync("ed25519"); parentPort.postMessage(c.sign(null, Buffer.from("x"), privateKey)); structuredClone(privateKey); }',
  hashing: 'const c = require("crypto"); const b = Buffer.alloc(1e6); say(); for (;;) c.createHash("sha512").update(b).digest();',
  exitNow: 'say(); process.exit(3);',
  exitHandlerLoops: 'process.on("exit", () => { say(); for (;;); }); process.exit(4);',
  exitHandlerWaits: 'process.on("exit", () => { say(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); });',
  exitHandlerPosts: 'process.on("exit", () => { for (let i = 0; i < 500; i++) parentPort.postMessage(new Uint8Array(1000)); process.exit(5); }); say();',
  exitHandlerThrows: 'process.on("exit", () => { throw new Error("planned"); }); say();',
  throws: 'say(); throw new Error("planned");',
  rejects: 'say(); Promise.reject(new Error("planned"));',
  uncaughtHandler: 'process.on("uncaughtException", () => { say(); for (;;); }); throw new Error("planned");',
  echo: 'parentPort.on("message", (m) => parentPort.postMessage(m)); say();',
  echoSlow: 'parentPort.on("message", (m) => { const end = performance.now() + 1; while (performance.now() < end); parentPort.postMessage("slow"); }); say();',
  holdsPorts: 'const held = []; parentPort.on("message", (m) => { if (m && m.port) { held.push(m.port); m.port.on("message", () => {}); m.port.postMessage("held"); } }); say();',
  receiving: 'say(); for (;;) threads.receiveMessageOnPort(parentPort);',
  pingPong: 'const b = new ArrayBuffer(1000); const { port1, port2 } = new MessageChannel(); port1.on("message", (m) => port1.postMessage(m, [m])); port2.on("message", (m) => port2.postMessage(m, [m])); port1.postMessage(b, [b]); say();',
  channels: 'say(); for (let i = 0; i < 3000; i++) { const { port1, port2 } = new MessageChannel(); const inner = new MessageChannel(); port1.postMessage({ port: inner.port2 }, [inner.port2]); }',
  flood: 'say(); for (let i = 0; i < 20000; i++) parentPort.postMessage({ i, text: "some text" });',
  floodBuffers: 'say(); for (let i = 0; i < 2000; i++) { const b = new ArrayBuffer(4096); parentPort.postMessage(b, [b]); }',
  broadcasts: 'const c = new threads.BroadcastChannel("kill"); c.onmessage = () => c.postMessage(1); say(); c.postMessage(1); forever();',
  nested: 'for (let i = 0; i < 2; i++) new Worker("for (;;);", { eval: true }).on("online", say);',
  nestedDeep: 'const code = "const { Worker, workerData, parentPort } = require(\'worker_threads\'); if (workerData.left) new Worker(workerData.code, { eval: true, workerData: { ...workerData, left: workerData.left - 1 } }).on(\'message\', (m) => parentPort.postMessage(m)); else { parentPort.postMessage(0); for (;;); }"; new Worker(code, { eval: true, workerData: { code, left: 2 } }).on("message", say);',
  nestedTerminating: '(async () => { for (;;) { const w = new Worker("for (;;);", { eval: true }); await new Promise((r) => w.once("online", r)); say(); await w.terminate(); } })();',
  nestedEnding: 'say(); (async () => { for (;;) await new Promise((r) => new Worker("", { eval: true }).once("exit", r)); })();',
  nestedSnapshot: 'const w = new Worker("for (;;);", { eval: true }); w.on("online", () => { w.getHeapSnapshot().then((s) => s.once("data", say), () => {}); });',
  ownSnapshot: 'const s = require("v8").getHeapSnapshot(); s.once("data", () => { say(); }); ',
  contexts: 'const vm = require("vm"); say(); for (;;) vm.runInNewContext("x = [1, 2].map((n) => n + y)", { y: 1 });',
  contextLoops: 'const vm = require("vm"); const c = vm.createContext({ say }); vm.runInContext("say(); for (;;);", c);',
  contextTimeout: 'const vm = require("vm"); say(); for (;;) try { vm.runInNewContext("for (;;);", {}, { timeout: 2 }); } catch {}',
  movedPorts: 'const vm = require("vm"); const { port1, port2 } = new MessageChannel(); const c = vm.createContext({ say }); const moved = threads.moveMessagePortToContext(port1, c); vm.runInContext("(p) => { p.onmessage = () => { say(); p.postMessage({ a: [1] }); }; p.start(); }", c)(moved); port2.on("message", () => port2.postMessage({})); port2.postMessage({});',
  vmModules: 'const vm = require("vm"); say(); forever(); vm.runInThisContext("import(`fs`)", { importModuleDynamically: () => new Promise(() => {}) });',
  wasmLoop: 'const m = new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,97,0,0,10,9,1,7,0,3,64,12,0,11,11])); say(); new WebAssembly.Instance(m).exports.a();',
  wasmCompile: 'const code = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,97,0,0,10,9,1,7,0,3,64,12,0,11,11]); say(); (async () => { for (;;) { const m = await WebAssembly.compile(code); parentPort.postMessage(m); } })();',
  wasmMemory: 'const m = new WebAssembly.Memory({ initial: 1, maximum: 100, shared: true }); parentPort.postMessage(m); say(); for (;;) { try { m.grow(1); } catch {} new Uint8Array(m.buffer).fill(1); }',
  shared: 'const s = new SharedArrayBuffer(4096); parentPort.postMessage({ s }); say(); const a = new Int32Array(s); for (;;) Atomics.add(a, 0, 1);',
  locks: 'say(); threads.locks.request("kill", () => new Promise(() => {})); threads.locks.request("kill-" + threads.threadId % 3, { mode: "shared" }, () => new Promise(() => {})); forever();',
  locksQueue: 'say(); for (let i = 0; i < 100; i++) threads.locks.request("kill-queue", { mode: i % 2 ? "shared" : "exclusive" }, () => new Promise((r) => setImmediate(r))).catch(() => {});',
  locksSteal: 'say(); (function again() { threads.locks.request("kill", { steal: true }, () => new Promise((r) => setTimeout(r, 1))).catch(() => {}).then(again); })();',
  posting: 'say(); process.on("workerMessage", () => {}); for (let i = 0; i < 50; i++) threads.postMessageToThread(workerData.parent, i).catch(() => {}); forever();',
  postedTo: 'process.on("workerMessage", (m, from) => { threads.postMessageToThread(from, m).catch(() => {}); }); say(); forever();',
  printing: 'say(); for (let i = 0; i < 2000; i++) console.log("x".repeat(100)); console.error("e"); forever();',
  printingForever: 'say(); (function again() { process.stdout.write("x".repeat(1000), again); })();',
  reading: 'process.stdin.on("data", () => process.stdout.write("y")); say(); forever();',
  finalizers: 'const r = new FinalizationRegistry(() => {}); say(); (function again() { for (let i = 0; i < 1000; i++) r.register({}, i); globalThis.gc?.(); setImmediate(again); })();',
  collecting: 'say(); for (let i = 0; i < 100; i++) { globalThis.gc?.(); new MessageChannel(); }',
  outOfMemory: 'say(); let list; for (;;) list = { list, a: 1, b: 2 };',
  asyncHooks: 'const { AsyncLocalStorage, createHook } = require("async_hooks"); createHook({ init() {} }).enable(); const s = new AsyncLocalStorage(); say(); (function again() { s.run({}, () => Promise.resolve().then(() => setImmediate(again))); })();',
  profiling: 'const { createHistogram, monitorEventLoopDelay } = require("perf_hooks"); monitorEventLoopDelay({ resolution: 1 }).enable(); parentPort.postMessage(createHistogram()); say(); forever();',
  environment: 'say(); for (;;) { process.env.KILL = "1"; delete process.env.KILL; }',
  deepStack: 'say(); (function down(n) { try { down(n + 1); } catch {} })(0);',
  asyncLoops: 'say(); (async () => { for (;;) await null; })();',
  proxies: 'say(); const p = new Proxy({}, { get: () => { for (;;); } }); parentPort.postMessage({ get a() { return p.x; } });',
  transferGetter: 'const b = new ArrayBuffer(100); const { port1 } = new MessageChannel(); parentPort.postMessage({ get a() { say(); for (;;); } }, [b, port1]);',
};

/** Stages that are modules of their own. */
const MODULES = {
  esmGraph: () => path.join(scratch, 'm0.mjs'),
  esmAwaits: () => new URL(`${LOOP}import { parentPort } from 'worker_threads'; parentPort.postMessage('here'); setInterval(() => {}, 1000); await new Promise(() => {});`),
  esmNeverSettles: () => new URL(`${LOOP}await new Promise(() => {});`),
  esmLoops: () => new URL(`${LOOP}import { parentPort } from 'worker_threads'; parentPort.postMessage('here'); for (;;) await null;`),
  esmImports: () => new URL(`${LOOP}import { parentPort } from 'worker_threads'; parentPort.postMessage('here'); for (let i = 0; ; i++) await import('data:text/javascript,export default ' + i);`),
  esmComputes: () => new URL(`${LOOP}import { parentPort } from 'worker_threads'; parentPort.postMessage('here'); for (;;);`),
  esmMissing: () => path.join(scratch, 'missing.mjs'),
  commonjsGraph: () => path.join(scratch, 'm0.cjs'),
  syntaxError: () => new URL(`${LOOP}let let`),
};
// V8 gives up on some of these, and their memory stays with the process: not for a curve.
const HUNGRY = {
  hungryArrays: 'say(); const a = []; for (;;) a.push(new Array(1e5).fill(1.5));',
  hungryMap: 'say(); const m = new Map(); let i = 0; for (;;) m.set(i++, {});',
  hungryMicrotasks: 'say(); (function f() { Promise.resolve().then(f); Promise.resolve().then(f); })();',
  hungryStrings: 'say(); const a = []; let i = 0; for (;;) a.push("x".repeat(1000) + i++);',
};
if (steps === undefined) Object.assign(STAGES, HUNGRY);
const NAMES = [...Object.keys(STAGES), ...Object.keys(MODULES)];

// ------------------------------------------------------------------ victims

const PLANNED = /planned|memory limit|Cannot find module|Unexpected/;

/** A Worker that is going to be killed. */
class Victim {
  constructor(random, name) {
    this.name = name;
    this.random = random;
    this.exits = 0;
    this.left = []; // what the round must close
    this.said = new Promise((resolve) => (this.onSaid = resolve));
    const options = {
      workerData: { scratch, parent: threads.threadId, shared: new SharedArrayBuffer(64) },
      stdout: name.startsWith('printing') || random.oneIn(3),
      stderr: true,
      stdin: name === 'reading' || random.oneIn(6),
    };
    if (name === 'outOfMemory' || name in HUNGRY) options.resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };
    if (random.oneIn(8)) options.env = threads.SHARE_ENV;
    const program = MODULES[name]?.() ?? HEAD + STAGES[name];
    this.worker = new Worker(program, name in STAGES ? { ...options, eval: true } : options);
    this.online = new Promise((resolve) => this.worker.once('online', resolve));
    this.worker.on('message', () => this.onSaid());
    this.worker.on('messageerror', () => {});
    this.worker.on('error', (error) => {
      if (!PLANNED.test(error?.message)) process.stdout.write(`${this.name}: ${error?.stack ?? error}\n`);
      this.onSaid();
    });
    this.gone = new Promise((resolve) => this.worker.on('exit', () => {
      this.exits++;
      this.isGone = true;
      resolve();
    }));
    if (options.stdout) {
      // Read, read slowly, or not at all.
      if (random.oneIn(3)) this.worker.stdout.resume();
      else if (random.oneIn(2)) this.worker.stdout.pipe(new Writable({ write: (chunk, encoding, done) => setImmediate(done) }));
    }
  }

  burden() {
    const { random } = this;
    for (let n = random.below(4); n > 0; n--) {
      const name = random.pick(BURDEN_NAMES);
      this.name += `+${name}`;
      BURDENS[name](this, random);
    }
  }

  /** Waits for the moment. */
  async moment() {
    const { random } = this;
    switch (random.below(8)) {
      case 0:
        return;
      case 1:
        for (let n = random.below(6); n >= 0; n--) await new Promise(setImmediate);
        return;
      case 2:
        return Promise.race([this.online, this.gone]);
      case 3:
        return void await new Promise((resolve) => setTimeout(resolve, random.below(30)));
      default:
        await Promise.race([this.said, this.gone]);
        if (random.oneIn(2)) await new Promise((resolve) => setTimeout(resolve, random.below(8)));
        for (let spin = random.below(100_000); spin > 0; spin--);
    }
  }

  async kill() {
    const { random } = this;
    await this.moment();
    if (random.oneIn(4)) collect();
    const promises = [this.worker.terminate()];
    if (random.oneIn(3)) this.worker.postMessage('late');
    if (random.oneIn(3)) promises.push(this.worker.terminate());
    if (random.oneIn(4)) collect();
    await Promise.all(promises);
    await this.gone;
    await new Promise(setImmediate);
    if (this.exits !== 1) throw new Error(`${this.exits} exit events`);
    if (this.worker.threadId !== -1) throw new Error('a thread id after the end');
    for (const close of this.left) await close();
  }
}

const quietly = (promise) => promise.catch(() => {});

/** What is under way between a Worker and its parent when it is hit. */
const BURDENS = {
  messages({ worker }, random) {
    for (let n = random.below(300); n >= 0; n--) worker.postMessage({ n, text: 'some text', list: [1, { a: new Date(0) }] });
  },
  buffers({ worker }, random) {
    for (let n = random.below(100); n >= 0; n--) {
      const buffer = new ArrayBuffer(1 << random.below(18));
      worker.postMessage({ buffer }, [buffer]);
    }
  },
  ports({ worker, left }, random) {
    for (let n = random.below(10); n >= 0; n--) {
      const { port1, port2 } = new MessageChannel();
      const inner = new MessageChannel();
      const buffer = new ArrayBuffer(1000);
      port1.postMessage({ inner: inner.port1, buffer }, [inner.port1, buffer]);
      worker.postMessage({ port: port2 }, [port2]);
      port1.postMessage('after');
      if (random.oneIn(2)) port1.on('message', () => port1.postMessage('answer'));
      left.push(() => port1.close(), () => inner.port2.close());
    }
  },
  portsThere({ worker, left }) {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', () => {});
    port1.postMessage({ port: port2 }, [port2]); // the channel is lost
    left.push(() => port1.close());
    worker.postMessage('ports');
  },
  snapshot({ worker, left }, random) {
    const half = random.oneIn(2);
    const got = quietly(worker.getHeapSnapshot()); // a Worker that ends before gives none
    if (half) got.then((stream) => stream?.once('readable', () => stream.read(1000)));
    left.push(async () => {
      const stream = await got;
      if (stream === undefined) return;
      stream.on('error', () => {});
      if (!half) stream.read(1000);
      stream.destroy();
    });
  },
  stdin({ worker }) {
    if (worker.stdin === null) return;
    worker.stdin.on('error', () => {});
    for (let n = 0; n < 50; n++) worker.stdin.write('x'.repeat(1000));
  },
  file({ worker }) {
    quietly(fs.promises.open(path.join(scratch, 'data.bin')).then((file) => worker.postMessage({ file }, [file])));
  },
  fileInUse({ left }) {
    left.push(() => quietly(fs.promises.readFile(path.join(scratch, 'data.bin'))));
  },
  lock({ left }) {
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    quietly(threads.locks.request('kill', () => held));
    left.push(letGo);
  },
  lockQueued({ left }) {
    const stop = new AbortController();
    quietly(threads.locks.request('kill', { signal: stop.signal }, () => {}));
    left.push(() => stop.abort());
  },
  toThread({ worker }, random) {
    for (let n = random.below(5); n >= 0; n--) quietly(threads.postMessageToThread(worker.threadId, { n }, [], random.oneIn(2) ? 5 : undefined));
  },
  toThreadWithPort({ worker, left }) {
    const { port1, port2 } = new MessageChannel();
    quietly(threads.postMessageToThread(worker.threadId, { port2 }, [port2]));
    left.push(() => port1.close());
  },
  shared({ worker }, random) {
    const shared = new SharedArrayBuffer(4096);
    for (let n = random.below(20); n >= 0; n--) worker.postMessage(new Int32Array(shared));
  },
  wasm({ worker }) {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
    const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    for (let n = 0; n < 5; n++) worker.postMessage({ memory, module });
    memory.grow(1);
  },
  keys({ worker }) {
    const { createSecretKey } = require('crypto');
    const { createHistogram } = require('perf_hooks');
    worker.postMessage({ key: createSecretKey(Buffer.alloc(32)), histogram: createHistogram() });
  },
  broadcast({ left }, random) {
    const channel = new BroadcastChannel('kill');
    channel.onmessage = () => {};
    for (let n = random.below(50); n >= 0; n--) channel.postMessage({ n, shared: new SharedArrayBuffer(16) });
    left.push(() => channel.close());
  },
  context({ worker }) {
    const context = vm.createContext({});
    const { port1, port2 } = new MessageChannel();
    const moved = threads.moveMessagePortToContext(port1, context);
    vm.runInContext('(p) => { p.onmessage = () => p.close(); p.start(); }', context)(moved);
    worker.postMessage({ port: port2 }, [port2]);
    port2.close();
    moved.close();
  },
  measures({ worker }) {
    void worker.resourceLimits;
    worker.performance.eventLoopUtilization();
    worker.unref();
    worker.ref();
  },
  collections() {
    collect();
    v8.getHeapStatistics();
  },
  refused({ worker }) {
    for (const bad of [() => {}, Symbol('x'), { get a() { throw new Error('planned'); } }]) {
      try {
        const buffer = new ArrayBuffer(8);
        worker.postMessage({ bad, buffer }, [buffer]);
      } catch {}
    }
  },
};
const BURDEN_NAMES = Object.keys(BURDENS);

// ------------------------------------------------------------------- rounds

function victims(number) {
  const random = new Random(seed + number);
  // Each stage has its turn; the others of a round are drawn.
  const names = [NAMES[(seed + number) % NAMES.length]];
  for (let n = random.below(3); n > 0; n--) names.push(random.pick(NAMES));
  return names.map((name) => {
    const victim = new Victim(random, name);
    victim.burden();
    return victim;
  });
}

let current = [];

async function round(number) {
  process.stdout.write(`round ${seed}+${number}`);
  current = victims(number);
  process.stdout.write(` ${current.map((v) => v.name).join(' ')}\n`);
  await Promise.all(current.map((victim) => victim.kill().catch((error) => {
    throw new Error(`${victim.name}: ${error.message}`);
  })));
}

/** What a measure is taken between, when this is a Worker of TestStressKilled. */
async function measured() {
  let number = 0;
  for (let step = 0; step <= steps; step++) {
    for (const end = Math.floor((rounds * (step + 1)) / (steps + 1)); number < end; number++) await round(number);
    await checkpoint(threads.parentPort);
  }
}

async function main() {
  process.on('workerMessage', () => {});
  if (steps !== undefined) return measured();
  for (let number = 0; number < rounds; number++) await round(number);
  if (!exits) return;
  current = victims(rounds);
  const random = new Random(seed);
  if (random.oneIn(2)) await new Promise((resolve) => setTimeout(resolve, random.below(60)));
  process.stdout.write(`exit ${seed}+${rounds} ${current.map((v) => v.name).join(' ')}\n`);
  if (random.oneIn(2)) process.exit(7);
  process.on('exit', () => (process.exitCode = 7));
  throw new Error('planned');
}

main();

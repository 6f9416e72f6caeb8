// What most programs do, done once, so that V8 compiles the functions for it: see TrainStartup. It runs on the main
// thread and on a Worker, prints to nobody and must leave nothing behind.
async function training() {
  process.noDeprecation = true;
  const { Worker, isMainThread, parentPort, MessageChannel, BroadcastChannel, receiveMessageOnPort } =
    require('node:worker_threads');
  const { builtinModules } = require('node:module');

  function values() {
    const { inspect, format, promisify, types } = require('node:util');
    inspect({ a: 1, b: ['two', 3n, null, undefined, Symbol('s')], c: new Map([[1, { d: new Set([2]) }]]), e: () => 1,
      f: new Date(0), g: /x/g, h: new Error('x'), i: new Uint8Array(3), j: class A {}, k: Promise.resolve(1) });
    inspect([[1, 2], { x: { y: { z: {} } } }], { depth: 0, colors: true });
    format('%s %d %i %j %o %O %%', 'a', 1, 2, { b: 3 }, [4], { c: 5 });
    promisify(setTimeout); types.isDate(new Date());
    const b = Buffer.from('héllo'); b.toString('base64'); Buffer.from('aGk=', 'base64'); Buffer.concat([b, Buffer.alloc(4)]);
    b.toString('hex'); b.slice(1).equals(b); b.readUInt32LE(0); Buffer.byteLength('x'); b.indexOf('l');
    new URL('../b?c=d#e', 'file:///x/y').href; new URLSearchParams('a=1&b=2').get('a');
    require('node:url').pathToFileURL('/x y'); require('node:url').fileURLToPath('file:///x');
    const path = require('node:path');
    path.join('a', '..', 'b'); path.resolve('x'); path.relative('/a', '/b'); path.parse('/a/b.c'); path.extname('a.b');
    structuredClone({ a: [1, 'x', new Map()], b: new Date(), c: new Error('x') });
    new TextDecoder().decode(new TextEncoder().encode('x'));
    const { EventEmitter, once } = require('node:events');
    const e = new EventEmitter(); e.on('x', () => {}); e.once('x', () => {}); e.emit('x', 1); e.removeAllListeners(); once(e, 'y'); e.emit('y');
    const target = new EventTarget(); target.addEventListener('x', () => {}, { once: true }); target.dispatchEvent(new Event('x'));
    const aborter = new AbortController(); aborter.signal.addEventListener('abort', () => {}); aborter.abort();
    require('node:assert').deepStrictEqual({ a: [1] }, { a: [1] });
    performance.now(); performance.mark('a'); process.hrtime.bigint(); process.memoryUsage(); process.cwd(); process.uptime();
    Object.keys(process.env); process.nextTick(() => {}); queueMicrotask(() => {}); new Error('x').stack;
    try { require('node:fs').readFileSync('/does/not/exist'); } catch {}
    try { Buffer.alloc('x'); } catch {}
    require('node:fs').existsSync('/'); require('node:fs').readdirSync('/'); require('node:fs').statSync('/');
    require('node:os').cpus(); require('node:os').tmpdir(); require('node:os').availableParallelism();
    require('node:async_hooks').AsyncLocalStorage && new (require('node:async_hooks').AsyncLocalStorage)().run(1, () => {});
    require('node:crypto').createHash('sha256').update('x').digest('hex'); require('node:crypto').randomUUID();
  }

  async function work() {
    const { setTimeout: sleep } = require('node:timers/promises');
    setInterval(function () { clearInterval(this); }, 1);
    setImmediate(() => {});
    clearTimeout(setTimeout(() => {}, 1000));
    await sleep(1);
    await require('node:fs/promises').readFile('/proc/self/cmdline');
    await import('./module.mjs');
    require('./module.js');
    const { Readable, Writable, Transform, pipeline } = require('node:stream');
    await new Promise((done) => pipeline(Readable.from(['a', 'b']), new Transform({ transform(c, _, cb) { cb(null, c); } }),
      new Writable({ write(c, _, cb) { cb(); } }), done));
  }

  async function messages() {
    const { port1, port2 } = new MessageChannel();
    const arrived = new Promise((done) => port2.once('message', done));
    port1.postMessage({ a: [1, 'x'], b: new Uint8Array(4), c: new Map([[1, 2]]) });
    await arrived;
    port1.postMessage(new ArrayBuffer(8), []);
    receiveMessageOnPort(port2);
    port2.onmessage = () => {};
    port1.addEventListener('message', () => {});
    port1.ref(); port1.unref();
    const closed = new Promise((done) => port2.once('close', done));
    port1.close();
    await closed;
    const channel = new BroadcastChannel('training');
    channel.postMessage(1);
    channel.close();
  }

  async function workers() {
    const worker = new Worker(__filename, { workerData: { a: 1 }, stdout: true, stderr: true, env: { A: '1' } });
    const seen = [];
    worker.on('online', () => seen.push('online'));
    worker.on('error', (err) => { throw err; });
    worker.stdout.on('data', () => {});
    worker.stderr.on('data', () => {});
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ port: port2, shared: new SharedArrayBuffer(8) }, [port2]);
    await new Promise((done) => worker.on('message', (m) => m === 'done' && done()));
    worker.performance.eventLoopUtilization();
    port1.close();
    const ended = new Promise((done) => worker.once('exit', done));
    worker.postMessage('end');
    await ended;
    await new Worker('while (true);', { eval: true }).terminate();
    const evaluated = new Worker('require("node:worker_threads").parentPort.postMessage(1)', { eval: true });
    await new Promise((done) => evaluated.once('message', () => evaluated.once('exit', done)));
  }

  console.log('training', { a: 1 });
  values();
  await work();
  await messages();
  if (isMainThread) {
    await workers();
    for (const id of builtinModules) if (id !== 'inspector' && id !== 'repl') try { require(id); } catch {}
    return;
  }
  console.log('from a Worker');
  console.error('and its stderr');
  parentPort.on('message', (m) => { if (m === 'end') parentPort.close(); else m.port.postMessage('hello'); });
  parentPort.postMessage('done');
}

training();

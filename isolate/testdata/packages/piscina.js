// Runs whole on the main thread, then once more inside of a Worker.
const path = require('node:path');
const { once } = require('node:events');
const { isMainThread, Worker, MessageChannel } = require('node:worker_threads');
const Piscina = require('piscina');
const filename = path.join(__dirname, 'workers', 'piscina.js');
const module2 = path.join(__dirname, 'workers', 'piscina.mjs');
const say = (...args) => console.log(isMainThread ? 'main:' : 'inside:', ...args);
const refused = (promise) => promise.then((v) => say('not refused', v), (e) => say(e.name, e.code, e.message.split('\n')[0].replaceAll(__dirname, ''), e.cause?.message));
const shared = () => new Int32Array(new SharedArrayBuffer(8));

async function tasks(useAtomics) {
  const pool = new Piscina({ filename, maxThreads: 2, useAtomics, workerData: { set: new Set([1, 2]) }, argv: ['x', 'y'], env: { COLOUR: 'red' } });
  say('atomics', pool.options.useAtomics, await pool.run({ a: 4, b: 6 }));
  say(await Promise.all(Array.from({ length: 200 }, (_, a) => pool.run({ a, b: a }))).then((all) => all.reduce((x, y) => x + y)));
  say(await pool.run(undefined, { name: 'about' }));
  say(await pool.run({ n: 21 }, { filename: module2 }), await pool.run(['a', 'bcd'], { filename: module2, name: 'list' }));
  const bytes = new Uint8Array(1000).fill(6);
  const back = await pool.run(bytes, { name: 'bytes', transferList: [bytes.buffer] });
  say(bytes.byteLength, back.constructor.name, back.length, back[999]);
  const moved = new Uint8Array(500).fill(9);
  say((await pool.run(Piscina.move(moved), { name: 'bytes' }))[0], moved.byteLength, (await pool.run(64, { filename: module2, name: 'moved' })).byteLength);
  const { port1, port2 } = new MessageChannel();
  const answer = once(port1, 'message');
  say(await pool.run({ port: port2, n: 12 }, { name: 'reply', transferList: [port2] }), (await answer)[0]);
  say(await pool.run('loud', { name: 'shout' }));
  await refused(pool.run('cause', { name: 'fail' }));
  await refused(pool.run('code', { name: 'fail' }));
  await pool.run('odd', { name: 'fail' }).catch((e) => say('odd', e));
  await refused(pool.run(null, { name: 'absent' }));
  say('uncloneable result', await pool.run(null, { name: 'cloneFails' }).catch((e) => typeof e));
  await refused(pool.run(() => {}));
  await refused(pool.run(null, { filename: path.join(__dirname, 'no-such-file.js') }));
  say(pool.completed, pool.threads.length <= 2, pool.runTime.max > 0, pool.waitTime.p50 >= 0, pool.runTime.average <= pool.runTime.max, pool.utilization > 0);
  await pool.destroy();
  say('destroyed', pool.threads.length);
}

async function aborting() {
  const pool = new Piscina({ filename, maxThreads: 1 });
  const flag = shared();
  const controller = new AbortController();
  const running = pool.run(flag, { name: 'forever', signal: controller.signal });
  await Atomics.waitAsync(flag, 0, 0).value;
  const emitter = new (require('node:events'))();
  const queued = pool.run({ a: 1, b: 1 }, { signal: emitter });
  emitter.emit('abort');
  await refused(queued);
  controller.abort('enough');
  await refused(running);
  await refused(pool.run(null, { signal: AbortSignal.abort() }));
  say('the pool goes on', await pool.run({ a: 20, b: 22 }));
  pool.on('error', (e) => say('pool error', e.name, e.message));
  await refused(pool.run(null, { name: 'crash' }));
  await refused(pool.run(null, { name: 'exit' }));
  say('and on', await pool.run({ a: 1, b: 2 }));
  await pool.destroy();
}

async function queues() {
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: 1, maxQueue: 2, taskQueue: new Piscina.FixedQueue() });
  let drains = 0;
  pool.on('drain', () => drains++);
  const gate = shared();
  await pool.run({ a: 0, b: 0 });
  const held = [0, 1, 2].map(() => pool.run(gate, { name: 'wait' }));
  say('queue', pool.queueSize, pool.needsDrain);
  await refused(pool.run(gate, { name: 'wait' }));
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  say(await Promise.all(held), drains > 0, pool.queueSize, pool.completed);
  await pool.close();
  say('closed');
  const none = new Piscina({ filename, minThreads: 0, maxThreads: 1, maxQueue: 0, concurrentTasksPerWorker: 2 });
  say(await none.run({ a: 1, b: 1 }));
  const gate2 = shared();
  const last = none.run(gate2, { name: 'wait' });
  const forced = none.close({ force: true });
  Atomics.store(gate2, 0, 1);
  Atomics.notify(gate2, 0);
  await Promise.all([last.then((v) => say('forced', v), (e) => say('forced', e.name, e.message)), forced]);
}

async function limits() {
  const pool = new Piscina({ filename, maxThreads: 1, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } });
  say(await pool.run({ a: 1, b: 1 }), pool.threads[0].resourceLimits.maxOldGenerationSizeMb);
  await refused(pool.run(null, { name: 'hoard' }));
  say('after it', await pool.run({ a: 2, b: 2 }));
  const idle = new Piscina({ filename, minThreads: 0, maxThreads: 1, idleTimeout: 1 });
  await idle.run({ a: 1, b: 1 });
  await Promise.all(idle.threads.map((worker) => once(worker, 'exit')));
  say('idle threads', idle.threads.length);
  await pool.destroy();
  await idle.destroy();
}

(async () => {
  say(Piscina.version, Piscina.isWorkerThread);
  for (const options of [{ filename: 1 }, { minThreads: 3, maxThreads: 2 }, { maxQueue: -1 }]) try { new Piscina(options); } catch (e) { say(e.name, e.message); }
  await tasks(true);
  await tasks(false);
  await aborting();
  await queues();
  await limits();
  // What close() raced with is a timer of 30 seconds.
  if (!isMainThread) process.exit();
  new Worker(__filename).on('exit', (code) => { say('the Worker ended with', code); process.exit(); });
})();

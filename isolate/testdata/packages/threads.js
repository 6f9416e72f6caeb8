// Runs whole on the main thread, then once more inside of a Worker.
const node = require('node:worker_threads');
process.env.THREADS_WORKER_INIT_TIMEOUT = '60000'; // for a busy machine
const { spawn, Worker, Pool, Thread, Transfer, BlobWorker, registerSerializer, DefaultSerializer } = require('threads');
const say = (...args) => console.log(node.isMainThread ? 'main:' : 'inside:', ...args);
const observed = (observable) => new Promise((resolve) => { const got = []; observable.subscribe((v) => got.push(v), (e) => resolve([got, e.name, e.message]), () => resolve([got, 'complete'])); });

async function one() {
  const worker = new Worker('./workers/threads', { workerData: { set: 1 } });
  const thread = await spawn(worker);
  const terminated = new Promise((resolve) => Thread.events(thread).subscribe((e) => { if (e.type === 'termination') resolve(e.type); }));
  say(Object.keys(thread).sort(), worker instanceof node.Worker);
  say(await thread.add(1, 2), await thread.later([1]), await Promise.all(Array.from({ length: 100 }, (_, i) => thread.add(i, i))).then((all) => all.at(-1)));
  const [counted, how] = await observed(thread.count(4));
  say(counted.at(-1), how, (await observed(thread.failing())).slice(1));
  const values = observed(thread.values());
  for (const x of ['a', 'b']) await thread.push(x);
  await thread.finish();
  say(await values);
  for (const async of [false, true]) await thread.fail(async).catch((e) => say(e instanceof Error, e.name, e.message, e.code, e.stack.includes('workers/threads.js')));
  const buffer = new Uint8Array([41, 0]).buffer;
  const back = await thread.bytes(Transfer(buffer));
  say(buffer.byteLength, new Uint8Array(back)[0]);
  await Thread.terminate(thread);
  say(await terminated);
  const greet = await spawn(new Worker('./workers/threads-function.mjs'));
  say(typeof greet, await greet('function'));
  await Thread.terminate(greet);
  const blob = await spawn(BlobWorker.fromText("require('threads/worker').expose({ up: (x) => x + 1 })"));
  say(await blob.up(1));
  await Thread.terminate(blob);
  await spawn(new Worker('./workers/pino-upper.js'), { timeout: 300 }).catch((e) => say(e.message.split(':')[0]));
}

async function pooled() {
  const pool = Pool(() => spawn(new Worker('./workers/threads')), { size: 2, concurrency: 2, name: 'pool' });
  const counts = {};
  pool.events().subscribe((e) => { counts[e.type] = (counts[e.type] ?? 0) + 1; });
  const tasks = Array.from({ length: 30 }, (_, i) => pool.queue((thread) => thread.add(i, 1)));
  say((await Promise.all(tasks)).reduce((x, y) => x + y));
  await pool.queue((thread) => thread.fail(true)).then(() => say('not refused'), (e) => say('task', e.message));
  pool.queue((thread) => thread.fail(false));
  say((await pool.settled()).map((e) => e.message));
  pool.queue((thread) => thread.fail(false));
  await pool.completed().catch((e) => say('completed', e.message));
  await pool.terminate();
  delete counts.taskQueueDrained; // as often as the workers are quick
  say(Object.entries(counts).sort().join(' '));
  const full = Pool(() => spawn(new Worker('./workers/threads')), { size: 1, maxQueuedJobs: 1 });
  full.queue((thread) => thread.later(1));
  const cancelled = full.queue((thread) => thread.later(2));
  try { full.queue((thread) => thread.later(3)); } catch (e) { say(e.message.split('.')[0]); }
  cancelled.cancel();
  await full.completed();
  await full.terminate(true);
}

(async () => {
  await one();
  await pooled();
  class Point { constructor(x) { this.x = x; } }
  registerSerializer({ serialize: (v, next) => (v instanceof Point ? { __type: 'point', x: v.x } : next(v)), deserialize: (m, next) => (m?.__type === 'point' ? new Point(m.x) : next(m)) });
  say(typeof DefaultSerializer);
  const thread = await spawn(new Worker('./workers/threads'));
  say(await thread.echo(new Point(3)));
  const failed = new Promise((resolve) => Thread.events(thread).subscribe((e) => { if (e.data?.type === 'uncaughtError') resolve(e.data.error); }));
  thread.uncaught();
  say('uncaught', (await failed).message);
  await Thread.terminate(thread);
  if (node.isMainThread) new node.Worker(__filename).on('exit', (code) => say('the Worker ended with', code));
})();

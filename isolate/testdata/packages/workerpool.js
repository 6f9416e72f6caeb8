// Runs whole on the main thread, then once more inside of a Worker.
const { isMainThread, Worker } = require('node:worker_threads');
const workerpool = require('workerpool');
const script = require('node:path').join(__dirname, 'workers', 'workerpool.js');
const say = (...args) => console.log(isMainThread ? 'main:' : 'inside:', ...args);
const refused = (promise) => promise.then((v) => say('not refused', v), (e) => say(e.constructor.name, e.name, e.code, e.message.split('\n')[0]));

async function dynamic() {
  const pool = workerpool.pool({ workerType: 'thread', maxWorkers: 2 });
  say(await pool.exec((a, b) => a * b, [6, 7]), await pool.exec('methods'));
  say(await Promise.all(Array.from({ length: 100 }, (_, i) => pool.exec((n) => n ** 2, [i]))).then((all) => all.reduce((x, y) => x + y)));
  say(await pool.exec(async function named(m) { await null; return [...m].length; }, [new Map([[1, 2]])]));
  say(await pool.exec(() => { const { threadId, parentPort } = require('worker_threads'); return [threadId > 0, parentPort !== null]; }).catch((e) => e.message));
  await refused(pool.exec(() => { throw new SyntaxError('thrown in the function'); }));
  await refused(pool.exec('nothing of that name'));
  const { totalWorkers, busyWorkers, pendingTasks, activeTasks } = pool.stats();
  say(totalWorkers <= 2, busyWorkers, pendingTasks, activeTasks);
  await pool.terminate();
  say(pool.stats().totalWorkers);
}

async function dedicated() {
  const made = [];
  const pool = workerpool.pool(script, {
    workerType: 'thread', minWorkers: 1, maxWorkers: 1, maxQueueSize: 2, workerTerminateTimeout: 100, workerThreadOpts: { env: { A: 'b' } },
    onCreateWorker: () => { made.push('created'); }, onTerminateWorker: () => { made.push('terminated'); },
  });
  const proxy = await pool.proxy();
  say(Object.keys(proxy), await proxy.fib(15), await proxy.later(new Date(0)));
  const bytes = new Uint8Array([1, 2, 3, 4]);
  say(await pool.exec('sum', [bytes], { transfer: [bytes.buffer] }), bytes.length, (await proxy.array(300))[299]);
  const events = [];
  say(await pool.exec('steps', [3], { on: (e) => events.push(e) }), events);
  say(await pool.exec('sendsBytes', [], { on: (e) => say('event', e) }));
  await refused(proxy.fails('sync'));
  await refused(proxy.fails('async'));
  await refused(proxy.quits());
  const endless = proxy.forever();
  const waiting = [proxy.fib(5), proxy.fib(6)];
  try { await proxy.fib(7); } catch (e) { say(e.message); }
  endless.cancel();
  await refused(endless);
  say(await Promise.all(waiting));
  await refused(proxy.forever().timeout(50));
  const abortable = pool.exec('abortable', [], { on: (e) => { say(e); abortable.cancel(); } });
  await refused(abortable);
  say('goes on', await proxy.fib(10));
  await pool.terminate();
  say(made.filter((m) => m === 'created').length === made.filter((m) => m === 'terminated').length);
  const forced = workerpool.pool(script, { workerType: 'thread', maxWorkers: 1, workerTerminateTimeout: 100 });
  const running = forced.exec('forever');
  const gone = refused(running);
  await forced.terminate(true);
  await gone;
}

async function streams() {
  const pool = workerpool.pool({ workerType: 'thread', maxWorkers: 1, emitStdStreams: true });
  const heard = [];
  say(await pool.exec(() => { console.log('to stdout'); console.error('to stderr'); return new Promise((r) => setTimeout(r, 300, 'written')); }, [], { on: (e) => heard.push(JSON.stringify(e)) }));
  say(heard.sort());
  await pool.terminate();
}

(async () => {
  say(workerpool.isMainThread, workerpool.platform, workerpool.cpus > 0);
  await dynamic();
  await dedicated();
  await streams();
  if (isMainThread) new Worker(__filename).on('exit', (code) => say('the Worker ended with', code));
})();

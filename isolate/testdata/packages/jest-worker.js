// Runs whole on the main thread, then once more inside of a Worker.
const node = require('node:worker_threads');
const { Worker, FifoQueue, PriorityQueue } = require('jest-worker');
const file = require.resolve('./workers/jest-worker.js');
const say = (...args) => console.log(node.isMainThread ? 'main:' : 'inside:', ...args);
const refused = (promise) => promise.then((v) => say('not refused', v), (e) => say(e instanceof Error, e.name, e.type, e.message.split('.')[0], e.extra));
const farm = (options) => new Worker(file, { enableWorkerThreads: true, ...options });
const text = async (stream, done) => { let all = ''; stream.setEncoding('utf8').on('data', (s) => { all += s; }); await done; return all; };

(async () => {
  const plain = farm({ numWorkers: 2, setupArgs: ['one', 'two'] });
  say(Object.keys(plain).filter((k) => !k.startsWith('_')));
  await plain.start();
  say(await plain.double(21), await plain.later({ a: new Map() }));
  say((await Promise.all(Array.from({ length: 200 }, (_, i) => plain.double(i)))).reduce((x, y) => x + y));
  for (const kind of ['sync', 'async', 'null']) await refused(plain.fail(kind));
  await plain.uncloneable().catch((e) => say(e.constructor.name, e.message));
  const told = plain.tell('hello');
  told.UNSTABLE_onCustomMessage((m) => say('message', m));
  say(await told);
  const heard = new Promise((resolve) => { let all = ''; plain.getStdout().on('data', (s) => { all += s; if (all.includes('printed') && all.includes('torn down')) resolve(all); }); });
  const complained = new Promise((resolve) => plain.getStderr().once('data', (s) => resolve(String(s))));
  say(await plain.print('printed'));
  await plain.teardown();
  say(JSON.stringify(await heard), JSON.stringify(await complained));
  await plain.end(); // by force when a thread takes longer than half a second
  try { plain.double(1); } catch (e) { say(e.message); }
  await plain.end().catch((e) => say(e.message));

  const sticky = farm({ numWorkers: 3, exposedMethods: ['where'], computeWorkerKey: (method, key) => key });
  const places = await Promise.all(['a', 'b', 'a', 'c', 'a', 'b'].map((key) => sticky.where(key)));
  const of = (key) => new Set(places.filter((p) => p[1] === key).map((p) => p[0])).size;
  say('sticky', of('a'), of('b'), of('c'), sticky.double);
  await sticky.end();

  const ordered = farm({ numWorkers: 1, taskQueue: new PriorityQueue((method, key) => key), workerSchedulingPolicy: 'in-order' });
  say((await Promise.all([1, 5, 3, 4, 2].map((key) => ordered.where(key)))).map((p) => p.slice(1).join()));
  await ordered.end();

  const dying = farm({ numWorkers: 1, maxRetries: 2, taskQueue: new FifoQueue() });
  await refused(dying.exits());
  say('after it', await dying.double(4));
  await refused(dying.exitsWell());
  await dying.end();
  const small = farm({ numWorkers: 1, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } });
  await refused(small.hoard());
  await small.end();
  const stuck = farm({ numWorkers: 1 });
  const never = stuck.forever();
  never.catch(() => {});
  say('forced', await stuck.end());
  if (node.isMainThread) new node.Worker(__filename).on('exit', (code) => say('the Worker ended with', code));
})();

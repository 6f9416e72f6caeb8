'use strict';
// worker_threads.locks, which Node has since version 24: order, modes, options.
const wt = require('node:worker_threads');
const { Worker, workerData } = wt;
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { locks } = wt;
  log(Object.prototype.toString.call(locks));
  log(await locks.request('a', (lock) => { log(lock.name, lock.mode, Object.prototype.toString.call(lock)); return 5; }));
  await locks.request('a', () => locks.request('a', { ifAvailable: true }, (lock) => log('unavailable', lock)));
  await locks.request('a', { ifAvailable: true }, (lock) => log('available', lock.name));
  await Promise.all([
    locks.request('s', { mode: 'shared' }, async () => { log('shared 1'); await null; log('shared 1 ends'); }),
    locks.request('s', { mode: 'shared' }, () => log('shared 2')),
    locks.request('s', () => log('exclusive')),
    locks.request('s', { mode: 'shared' }, () => log('shared 3')),
  ]);
  let release;
  const controller = new AbortController();
  const held = locks.request('b', () => new Promise((resolve) => { release = resolve; }));
  const aborted = locks.request('b', { signal: controller.signal }, () => log('never'));
  await turns(1);
  const { held: [first, ...more], pending } = await locks.query();
  log(first.name, first.mode, typeof first.clientId, more, pending.length);
  controller.abort();
  await aborted.catch((e) => log(e.name, e.code));
  const stolen = locks.request('b', { steal: true }, () => 'stolen');
  await held.catch((e) => log(e.name, e.code));
  log(await stolen, await locks.query());
  release();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// What LockManager.request refuses.
const wt = require('node:worker_threads');
const { Worker, workerData } = wt;
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { locks } = wt;
  const f = () => log('never');
  const refused = async (...args) => { await locks.request(...args).then(log, (e) => log(e.name, e.code, e.message)); };
  await refused('-x', f);
  await refused('x', { steal: true, ifAvailable: true }, f);
  await refused('x', { mode: 'shared', steal: true }, f);
  await refused('x', { signal: new AbortController().signal, steal: true }, f);
  await refused('x', { signal: AbortSignal.abort(), }, f);
  await refused('x');
  await refused('x', 5, f);
  await refused('x', { mode: 'other' }, f);
  await refused('x', () => { throw new Error('of the callback'); });
  await refused('x', { signal: 1 }, f);
  attempt('new', () => new locks.constructor());
  log(await locks.query());
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

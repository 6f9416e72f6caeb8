import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Piscina, FixedQueue, move } from 'piscina5';
const filename = fileURLToPath(new URL('workers/piscina-5.mjs', import.meta.url));
console.log(Piscina.version, Piscina.isWorkerThread);
for (const atomics of ['sync', 'async', 'disabled']) {
  const pool = new Piscina({ filename, maxThreads: 2, atomics, taskQueue: new FixedQueue(), workerHistogram: true });
  const made = once(pool, 'workerCreate');
  console.log(atomics, await pool.run({ n: 2 }), (await made).length);
  console.log((await Promise.all(Array.from({ length: 100 }, (_, n) => pool.run({ n })))).reduce((x, y) => x + y));
  const bytes = new Uint8Array(10).fill(1);
  console.log(await pool.run(move(bytes), { name: 'back' }), bytes.byteLength);
  await pool.run('bad', { name: 'fail' }).catch((e) => console.log(e.name, e.message, e.cause?.message));
  const controller = new AbortController();
  const endless = pool.run(null, { name: 'forever', signal: controller.signal });
  controller.abort('stop');
  await endless.catch((e) => console.log(e.name, e.message, e.cause));
  const gone = once(pool, 'workerDestroy');
  console.log(pool.completed, pool.histogram.runTime.max > 0, pool.histogram.waitTime.min >= 0);
  await pool.destroy();
  console.log((await gone).length);
}
const balanced = new Piscina({ filename, minThreads: 2, maxThreads: 2, loadBalancer: (task, workers) => workers.find((w) => w.currentUsage === 0) ?? null });
console.log(await Promise.all([1, 2, 3].map((n) => balanced.run({ n }))));
await using_(balanced);
async function using_(pool) { await (pool[Symbol.asyncDispose]?.() ?? pool.close()); console.log('disposed', pool.threads.length); }
process.exit();

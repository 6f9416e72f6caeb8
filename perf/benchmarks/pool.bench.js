'use strict';
// Work shared out to threads: tiny tasks, where the way there is all, and tasks that compute, where it is nothing.
const { Worker } = require('node:worker_threads');
const { bench } = require('heddle:bench');

const answer = (worker) => new Promise((resolve) => worker.once('message', resolve));
const teardown = ({ data }) => Promise.all(data.map((worker) => worker.terminate()));

/** Two Workers that answer each task, when they are ready. */
async function pool(text) {
  const workers = [0, 1].map(() => new Worker(`
    const { parentPort } = require('node:worker_threads');
    const task = ${text};
    parentPort.on('message', (n) => parentPort.postMessage(task(n)));`, { eval: true }));
  for (const worker of workers) {
    const ready = answer(worker);
    worker.postMessage(0);
    await ready;
  }
  return workers;
}

// A worker has one task at a time; the figure is a task.
bench('pool-of-2-tiny-tasks', {
  unit: 'tasks',
  samples: 6,
  teardown,
  setup: () => pool('(n) => n + 1'),
  async measure(ctx) {
    const tasks = 1000;
    let next = 0;
    const began = process.hrtime.bigint();
    await Promise.all(ctx.data.map((worker) => new Promise((resolve) => {
      const give = () => {
        if (next === tasks) {
          worker.off('message', give);
          return resolve();
        }
        worker.postMessage(next++);
      };
      worker.on('message', give);
      give();
    })));
    ctx.record(Number(process.hrtime.bigint() - began) / tasks, tasks);
  },
});

function primesBelow(limit) {
  let count = 0;
  for (let n = 2; n < limit; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n && isPrime; d++) isPrime = n % d !== 0;
    if (isPrime) count++;
  }
  return count;
}

bench('cpu-bound-1-thread', () => primesBelow(10_000));
bench('cpu-bound-2-threads', { threads: 2, fn: () => primesBelow(10_000) });

// The same task twice, on one thread and on two.
bench('cpu-bound-speedup', {
  samples: 6,
  teardown,
  setup: () => pool(`(n) => { ${primesBelow} return primesBelow(n); }`),
  async measure(ctx) {
    const [first, second] = ctx.data;
    const run = async (worker) => {
      const done = answer(worker);
      worker.postMessage(100_000);
      await done;
    };
    const began = process.hrtime.bigint();
    await run(first);
    await run(first);
    const half = process.hrtime.bigint();
    await Promise.all([run(first), run(second)]);
    ctx.report('speedup', Number(half - began) / Number(process.hrtime.bigint() - half), 'x');
  },
});

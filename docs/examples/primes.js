'use strict';
// Counts the primes below a bound on as many Workers as there are cores.
//   heddle docs/examples/primes.js [bound] [workers]
const os = require('node:os');
const { performance } = require('node:perf_hooks');
const { Worker, isMainThread, parentPort, threadId } = require('node:worker_threads');

/** Counts the primes in [from, to) with a sieve over that segment. */
function countPrimes(from, to) {
  const root = Math.floor(Math.sqrt(to));
  const small = new Uint8Array(root + 1);
  const segment = new Uint8Array(to - from);
  for (let p = 2; p <= root; p++) {
    if (small[p]) continue;
    for (let m = p * p; m <= root; m += p) small[m] = 1;
    for (let m = Math.max(p * p, Math.ceil(from / p) * p); m < to; m += p) segment[m - from] = 1;
  }
  let count = 0;
  for (let n = Math.max(from, 2); n < to; n++) if (!segment[n - from]) count++;
  return count;
}

if (isMainThread) main();
else work();

function work() {
  let tasks = 0;
  let start = performance.eventLoopUtilization();
  parentPort.on('message', (task) => {
    if (task === null) {
      const { utilization } = performance.eventLoopUtilization(start);
      parentPort.postMessage({ done: { thread: threadId, tasks, utilization, heap: process.memoryUsage().heapUsed } });
      parentPort.close();
      return;
    }
    tasks++;
    parentPort.postMessage({ count: countPrimes(task.from, task.to) });
  });
}

async function main() {
  const bound = Number(process.argv[2] ?? 200_000_000);
  const workers = Number(process.argv[3] ?? os.availableParallelism?.() ?? os.cpus().length);
  const tasks = [];
  const size = 1_000_000;
  for (let from = 0; from < bound; from += size) tasks.push({ from, to: Math.min(from + size, bound) });

  const alone = await run(tasks, 1, 'one thread ');
  const together = await run(tasks, workers, `${workers} threads`);
  if (alone.count !== together.count) throw new Error('the threads disagree');

  console.log(`${together.count} primes below ${bound}`);
  console.table(together.threads.map(({ thread, tasks, messages, utilization, heap }) => ({
    thread, tasks, messages,
    'loop utilization': utilization.toFixed(2),
    'heap used': `${(heap / 2 ** 20).toFixed(1)} MiB`,
  })), ['thread', 'tasks', 'messages', 'loop utilization', 'heap used']);
  console.log(`one thread ${alone.ms.toFixed(0)} ms, ${workers} threads ${together.ms.toFixed(0)} ms:` +
              ` ${(alone.ms / together.ms).toFixed(2)} times as fast`);
}

/** Gives each thread a task, and another whenever it has answered. */
function run(tasks, workers, label) {
  return new Promise((resolve, reject) => {
    const threads = [];
    let next = 0;
    let finished = 0;
    let count = 0;
    const began = performance.now();
    let ms = 0;
    for (let i = 0; i < workers; i++) {
      const worker = new Worker(__filename);
      let messages = 0;
      const give = () => {
        messages++;
        worker.postMessage(next < tasks.length ? tasks[next++] : null);
      };
      worker.on('message', (message) => {
        messages++;
        if (message.done) {
          threads.push({ ...message.done, messages });
          return;
        }
        count += message.count;
        progress(label, ++finished, tasks.length);
        if (finished === tasks.length) ms = performance.now() - began;
        give();
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        if (threads.length === workers) resolve({ count, ms, threads: threads.sort((a, b) => a.thread - b.thread) });
      });
      give();
    }
  });
}

function progress(label, done, all) {
  if (!process.stdout.isTTY && done < all) return;
  const width = 30;
  const filled = Math.round(width * done / all);
  const line = `${label} [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}${done === all ? '\n' : ''}` : `${line}\n`);
}

'use strict';
// Event loop utilization of Workers that do a known share of work: one line of JSON a kind, with what the parent
// reads (outside) and what the Worker reads of itself (inside) over the same window. Runs under any Node. All work
// is counted by the clock, so that a late timer does not change the share. The kinds come one after the other: two
// busy threads at once would need two free cores.
//
//   compare-utilization.js [milliseconds of a window]
//
// TestStressUtilization compares the runtimes' figures.

const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');
const { performance } = require('node:perf_hooks');

// share: of the time that is spun. ticks: ms between two timers of the Worker. period: ms between two messages.
const kinds = {
  sleeps: { share: 0, ticks: 10 },
  spins: { share: 0.5, ticks: 10 },
  answers: { share: 0.2, period: 5 },
  mixes: { share: 0.4, ticks: 10, period: 5 },
  'never sleeps': { share: 1 },
};

function spin(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** Spins, whenever something happens, for what is due since it began. */
function worker({ share, ticks, period }) {
  const began = performance.now();
  let spun = 0;
  const work = () => {
    const start = performance.now();
    const due = share * (start - began) - spun;
    if (due <= 0) return;
    spin(due);
    spun += performance.now() - start; // more than was due when the system had other plans
  };
  let first;
  parentPort.on('message', (message) => {
    if (message === 'begin') first = performance.eventLoopUtilization();
    else if (message === 'end') parentPort.postMessage({ inside: performance.eventLoopUtilization(first) });
    else parentPort.postMessage({ answer: message });
    if (period !== undefined) work();
  });
  if (ticks !== undefined) setInterval(work, ticks);
  if (share === 1) {
    // Messages are read between two turns that are never idle.
    const turn = () => { spin(1); setImmediate(turn); };
    turn();
  }
}

const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function measure(kind, window) {
  const options = kinds[kind];
  const thread = new Worker(__filename, { workerData: options });
  let inside;
  let answers = 0;
  thread.on('message', (message) => {
    if (message.inside !== undefined) inside = message.inside;
    else answers++;
  });
  await new Promise((resolve) => { thread.once('online', resolve); });
  const traffic = options.period === undefined ? undefined : setInterval(() => thread.postMessage('question'), options.period);
  await sleep(100); // what the program's first turns cost is not of the kind
  thread.postMessage('begin');
  const first = thread.performance.eventLoopUtilization();
  await sleep(window);
  thread.postMessage('end');
  const outside = thread.performance.eventLoopUtilization(first);
  while (inside === undefined) await sleep(1);
  clearInterval(traffic);
  await thread.terminate();
  return { kind, share: options.share, outside: outside.utilization, inside: inside.utilization, answers };
}

async function main() {
  const window = Number(process.argv[2] ?? 500);
  for (const kind of Object.keys(kinds)) console.log(JSON.stringify(await measure(kind, window)));
}

if (isMainThread) main();
else worker(workerData);

'use strict';
// What packages look for to tell node from a browser.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;

async function test() {
  for (const name of ['Worker', 'SharedWorker', 'WorkerGlobalScope', 'self', 'window', 'postMessage', 'onmessage', 'close', 'importScripts',
    'addEventListener', 'Deno', 'Bun', 'navigator']) log(name, typeof globalThis[name]);
  const wt = require('worker_threads');
  for (const name of ['MessageChannel', 'MessagePort', 'BroadcastChannel']) log(name, globalThis[name] === wt[name]);
  log(typeof structuredClone, typeof MessageEvent, Object.keys(globalThis).includes('structuredClone'));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

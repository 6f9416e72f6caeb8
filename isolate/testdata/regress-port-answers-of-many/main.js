'use strict';
// Flat messages to and from several Workers at once: each gets its own, whole.
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const COUNT = 20000;

function same(m, k, i, text) {
  if (m.k === k && m.i === i && m.text === text) return;
  console.log(`${JSON.stringify(m)} came, not ${k}, ${i}, ${text}`);
  process.exit(1);
}

if (isMainThread) {
  let ended = 0;
  for (let k = 0; k < 3; k++) {
    const worker = new Worker(__filename, { workerData: k });
    const ask = (i) => worker.postMessage({ k, i, text: `ask ${i}` });
    let got = 0;
    worker.on('message', (m) => {
      same(m, k, got, `answer ${got}`);
      if (++got < COUNT) ask(got);
    });
    worker.on('exit', () => {
      if (++ended === 3) console.log('all', got);
    });
    ask(0);
  }
} else {
  let got = 0;
  parentPort.on('message', (m) => {
    same(m, workerData, got, `ask ${got}`);
    parentPort.postMessage({ k: workerData, i: got, text: `answer ${got}` });
    if (++got === COUNT) parentPort.close();
  });
}

'use strict';
// A name reaches all threads of the process, nested ones too.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;

const { isMainThread, parentPort } = require('node:worker_threads');
const channel = new BroadcastChannel('across');
if (isMainThread) {
  const seen = [];
  channel.onmessage = ({ data }) => {
    seen.push(data);
    if (seen.length === 6) log(seen.sort().join());
    if (data === 'ready') {
      if (seen.filter((x) => x === 'ready').length === 3) channel.postMessage('go');
    }
    if (seen.length === 6) channel.close();
  };
  for (let n = 1; n <= 2; n++) new Worker(__filename, { workerData: { n } });
} else {
  const { n } = workerData;
  if (n === 1) new Worker(__filename, { workerData: { n: 3 } });
  channel.onmessage = ({ data }) => {
    if (data !== 'go') return;
    channel.postMessage(`done ${n}`);
    channel.close();
  };
  channel.postMessage('ready');
}

'use strict';
// A FileHandle in workerData.
const { Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

const { isMainThread } = require('node:worker_threads');
const fs = require('node:fs');
if (isMainThread) {
  fs.promises.open(__filename).then((handle) => {
    attempt('not listed', () => new Worker(__filename, { workerData: { handle } }));
    const worker = new Worker(__filename, { workerData: { handle }, transferList: [handle] });
    log(handle.fd);
    worker.on('exit', (code) => log('exit', code));
  });
} else {
  const { handle } = workerData;
  handle.stat().then(async (stats) => {
    log(stats.isFile(), (await handle.readFile()).length === stats.size);
    await handle.close();
    log(handle.fd);
  });
}

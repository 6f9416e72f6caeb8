'use strict';
// A FileHandle in use, closing or closed stays.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const fs = require('node:fs');
  const { port1 } = new MessageChannel();
  const handle = await fs.promises.open(__filename);
  const reading = handle.read(Buffer.alloc(1), 0, 1, 0);
  attempt('in use', () => port1.postMessage(handle, [handle]));
  log((await reading).bytesRead);
  const closing = handle.close();
  attempt('closing', () => port1.postMessage(handle, [handle]));
  await closing;
  attempt('closed', () => port1.postMessage(handle, [handle]));
  attempt('closed, not listed', () => port1.postMessage(handle));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// Ports that keep the loop alive are active resources.
const { BroadcastChannel, MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const count = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;

async function test() {
  const own = count(); // what is written to the console of a Worker
  const seen = [];
  const { port1, port2 } = new MessageChannel();
  seen.push(count());
  port1.on('message', () => {});
  seen.push(count());
  port2.ref();
  seen.push(count());
  port1.unref();
  seen.push(count());
  port2.unref();
  const channel = new BroadcastChannel('x');
  seen.push(count());
  channel.unref();
  seen.push(count());
  channel.close();
  port1.close();
  log(seen.map((n) => n - own).join());
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// What the name may be, and how a BroadcastChannel looks.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  attempt('none', () => new BroadcastChannel());
  attempt('call', () => BroadcastChannel('x'));
  attempt('symbol', () => new BroadcastChannel(Symbol('x')));
  attempt('throws', () => new BroadcastChannel({ toString() { throw new RangeError('toString'); } }));
  for (const name of [undefined, null, 1, 1n, {}, [1, 2], '', 'x']) {
    const channel = new BroadcastChannel(name);
    log(channel.name, channel);
    channel.close();
    log(channel);
  }
  class Sub extends BroadcastChannel {}
  const sub = new Sub('sub');
  log(sub instanceof EventTarget, sub.constructor.name, Object.keys(sub), Object.getOwnPropertyNames(sub), JSON.stringify(sub));
  log([[sub]], sub.on, sub.emit, sub.start, sub.hasRef);
  attempt('name', () => { sub.name = 'y'; });
  sub.close();
  log(BroadcastChannel.length, BroadcastChannel.name, globalThis.BroadcastChannel === BroadcastChannel);
  log(Object.keys(BroadcastChannel.prototype).sort().join());
  log(Object.getOwnPropertyNames(BroadcastChannel.prototype).sort().join());
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

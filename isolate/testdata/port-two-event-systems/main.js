'use strict';
// on() gets values, addEventListener and onmessage get MessageEvents; emit reaches both.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  const order = [];
  port1.on('message', function(...args) { log('on', args.length, args[0]?.data ?? args[0], this === port1); });
  port1.onmessage = function(...args) { log('onmessage', args.length, args[0].constructor.name, args[0].data, this === port1); };
  port1.addEventListener('message', { handleEvent(event) { log('handleEvent', event.data, this !== port1); } });
  port1.once('message', (value) => log('once', value));
  port2.postMessage('posted');
  await turns();
  log(port1.emit('message', { emitted: true }), port1.listenerCount('message'));
  log(port1.emit('nothing', 1));
  port1.addEventListener('other', (event) => log(event.constructor.name, event.type, event.detail));
  port1.on('other', (...args) => log(args.length, typeof args[0]));
  log(port1.emit('other', 'x', 'y'), order.length);
  log(port1.dispatchEvent(new MessageEvent('message', { data: 'dispatched' })));
  log(port1.dispatchEvent(new Event('other')));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
// The event of a BroadcastChannel.
const { BroadcastChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const from = new BroadcastChannel('event'), to = new BroadcastChannel('event');
  to.addEventListener('message', function(event) {
    log(event instanceof MessageEvent, event.constructor.name, event.type, event.data, event.ports, event.origin);
    log(event.source, event.lastEventId, event.target === to, event.currentTarget === to, this === to, event.isTrusted);
  });
  to.addEventListener('message', { handleEvent: ({ data }) => log('handleEvent', data) });
  to.onmessage = ({ data }) => log('onmessage', data);
  from.postMessage('x');
  await turns();
  to.dispatchEvent(new MessageEvent('message', { data: 'dispatched' }));
  from.close();
  to.close();
  to.dispatchEvent(new MessageEvent('message', { data: 'closed, but an EventTarget' }));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

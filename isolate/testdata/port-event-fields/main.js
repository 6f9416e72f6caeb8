'use strict';
// The fields of the MessageEvent of a message.
const { MessageChannel, MessagePort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  const extra = new MessageChannel();
  port1.onmessage = (event) => {
    log(event instanceof MessageEvent, event.type, event.data.n, event.origin, event.lastEventId, event.source);
    log(event.target === port1, event.currentTarget === port1, event.srcElement === port1, event.eventPhase);
    log(event.isTrusted, event.bubbles, event.cancelable, event.composed, event.defaultPrevented);
    log(event.ports.length, event.ports[0] instanceof MessagePort, event.ports[0] === event.data.port);
    log(Array.isArray(event.ports), typeof event.timeStamp, event.composedPath().length);
  };
  port2.postMessage({ n: 1, port: extra.port1 }, [extra.port1]);
  port2.postMessage({ n: 2 }, [extra.port2]);
  port2.postMessage({ n: 3 });
  await turns();
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

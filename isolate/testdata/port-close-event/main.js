'use strict';
// close is an event of its own class; listeners of both kinds and the callback of close() get it.
const { MessageChannel, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();
  const seen = (who) => (...args) => {
    const [event] = args;
    log(who, args.length, event.constructor.name, event.type, event.isTrusted, event.cancelable, event.bubbles,
        event.target === port1, Object.prototype.toString.call(event), event instanceof Event);
  };
  port1.on('close', seen('on'));
  port1.addEventListener('close', seen('addEventListener'));
  port1.close(seen('callback'));
  port1.close();
  port1.close(() => log('second callback'));
  await turns();
  port1.close(() => log('never'));
  await turns();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});

'use strict';
const { MessageChannel } = require('worker_threads');
const a = new MessageChannel(), b = new MessageChannel();
try {
  a.port1.postMessage({ get x() { b.port1.postMessage(0, [b.port2]); return 1; }, p: b.port2 }, [b.port2]);
  console.log('posted');
} catch (e) { console.log(e.name); }
for (const p of [a.port1, a.port2, b.port1, b.port2]) p.close();

'use strict';
const overflow = () => overflow() + 1;
process.on('uncaughtException', (e) => console.log(e.name, e.message));
setTimeout(overflow, 1);
setImmediate(overflow);
process.nextTick(overflow);
queueMicrotask(overflow);

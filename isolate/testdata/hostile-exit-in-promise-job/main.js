'use strict';
Promise.resolve().then(() => process.exit(5)).finally(() => console.log('finally'));
queueMicrotask(() => console.log('microtask'));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));

const { executionAsyncId, triggerAsyncId, executionAsyncResource } = require('async_hooks');
console.log('main', executionAsyncId(), triggerAsyncId());
process.nextTick(() => console.log('tick', executionAsyncId() > 1, triggerAsyncId()));
Promise.resolve().then(() => console.log('promise', executionAsyncId(), triggerAsyncId()));
const timer = setTimeout(() => {
  const own = executionAsyncId();
  console.log('timer', own > 1, triggerAsyncId(), executionAsyncResource() === timer);
  setImmediate(() => console.log('immediate', triggerAsyncId() === own));
}, 1);
process.on('exit', () => console.log('exit', executionAsyncId(), triggerAsyncId()));

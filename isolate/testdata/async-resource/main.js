const { AsyncResource, executionAsyncId, triggerAsyncId, executionAsyncResource } = require('async_hooks');
const r = new AsyncResource('Kind', { triggerAsyncId: 42 });
console.log(r.triggerAsyncId(), r.asyncId() > 1, executionAsyncId(), triggerAsyncId());
r.runInAsyncScope(function(...args) {
  console.log(this.x, args, executionAsyncId() === r.asyncId(), triggerAsyncId(), executionAsyncResource() === r);
  const inner = new AsyncResource('Inner');
  console.log(inner.triggerAsyncId() === r.asyncId());
}, { x: 1 }, 2, 3);
try {
  r.runInAsyncScope(() => { throw new Error('out of scope'); });
} catch (err) {
  console.log(err.message, executionAsyncId());
}
console.log(r.emitDestroy() === r);
const attempt = (fn) => {
  try {
    fn();
    console.log('fine');
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => new AsyncResource());
attempt(() => new AsyncResource('a', -2));
attempt(() => new AsyncResource('a', { triggerAsyncId: 'x' }));
attempt(() => new AsyncResource('a', 9));
attempt(() => r.bind(5));

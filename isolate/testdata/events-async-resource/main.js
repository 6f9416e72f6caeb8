const { EventEmitterAsyncResource } = require('events');
const { executionAsyncId } = require('async_hooks');
class Mine extends EventEmitterAsyncResource {}
const e = new Mine({ triggerAsyncId: 7 });
e.on('a', (...args) => console.log(args, executionAsyncId() === e.asyncId, e.triggerAsyncId));
console.log(e.emit('a', 1, 2), executionAsyncId() === e.asyncId);
console.log(e.asyncResource.eventEmitter === e, e.asyncResource.constructor.name, e.emitDestroy());
for (const options of [undefined, {}, { name: 5 }, { name: 'x', triggerAsyncId: -2 }]) {
  try {
    new EventEmitterAsyncResource(options);
  } catch (err) {
    console.log(err.code, err.message);
  }
}
try {
  EventEmitterAsyncResource.prototype.emit.call({}, 'a');
} catch (err) {
  console.log(err.code, err.message);
}

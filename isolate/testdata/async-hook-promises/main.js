const { createHook, executionAsyncId, triggerAsyncId, executionAsyncResource } = require('async_hooks');
const names = new Map();
const out = [];
const name = (id) => {
  if (!names.has(id)) names.set(id, names.size);
  return names.get(id);
};
const hook = createHook({
  init(id, type, trigger, resource) { out.push(`init ${name(id)} ${type} ${trigger === 1 ? 'main' : name(trigger)} ${resource instanceof Promise}`); },
  before(id) { out.push(`before ${name(id)}`); },
  after(id) { out.push(`after ${name(id)}`); },
  promiseResolve(id) { out.push(`resolve ${name(id)}`); },
}).enable();
const first = Promise.resolve(1);
const second = first.then(() => {
  out.push(`in then ${name(executionAsyncId())} ${name(triggerAsyncId())} ${executionAsyncResource() === second}`);
});
(async () => { await 1; out.push('after await'); hook.disable(); console.log(out.join('\n')); })();

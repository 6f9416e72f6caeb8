const { createHook, executionAsyncId } = require('async_hooks');
const names = new Map();
const out = [];
const destroyed = [];
createHook({
  init(id, type, trigger, resource) {
    if (type === 'PROMISE') return;
    names.set(id, `${type}${names.size}`);
    out.push(`init ${names.get(id)} by ${names.get(trigger) ?? trigger} ${typeof resource}`);
  },
  before(id) { if (names.has(id)) out.push(`before ${names.get(id)} ${executionAsyncId() === id}`); },
  after(id) { if (names.has(id)) out.push(`after ${names.get(id)} ${executionAsyncId() === id}`); },
  destroy(id) { if (names.has(id)) destroyed.push(names.get(id)); },
}).enable();
clearTimeout(setTimeout(() => {}, 1000));
setTimeout(() => {
  out.push('timeout');
  setImmediate(() => {
    out.push('immediate');
    process.nextTick(() => {
      out.push('tick');
      // Two more turns: what was destroyed is told in one of its own.
      setImmediate(() => setImmediate(() => require('fs').writeSync(1, `${out.join('\n')}\ndestroyed ${destroyed.sort()}\n`)));
    });
  });
}, 1);

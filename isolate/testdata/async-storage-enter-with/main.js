const { AsyncLocalStorage } = require('async_hooks');
const s = new AsyncLocalStorage();
setImmediate(() => {
  s.enterWith('entered');
  console.log(s.getStore());
  setTimeout(() => console.log('timer', s.getStore()), 1);
  process.nextTick(() => console.log('tick', s.getStore()));
  Promise.resolve().then(() => console.log('then', s.getStore()));
});
setImmediate(() => console.log('other', s.getStore()));
(async () => {
  await s.run('run', async () => { await null; s.enterWith('changed'); await null; console.log(s.getStore()); });
  console.log('after', s.getStore());
})();

const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage();
const b = new AsyncLocalStorage();
a.run(1, () => {
  b.run(2, () => {
    setImmediate(() => console.log('both', a.getStore(), b.getStore()));
    a.exit(() => {
      console.log('exit', a.getStore(), b.getStore());
      setImmediate(() => console.log('from exit', a.getStore(), b.getStore()));
    });
    console.log('back', a.getStore(), b.getStore());
  });
  b.enterWith('kept');
});
console.log(a.getStore(), b.getStore());
console.log(a.run(1, (...args) => [args, a.getStore()], 'x', 'y'), a.exit((x) => x, 'z'));

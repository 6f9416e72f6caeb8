const { AsyncLocalStorage } = require('async_hooks');
const s = new AsyncLocalStorage();
s.run('first', () => {
  s.disable();
  console.log('disabled', s.getStore());
});
s.run('second', () => {
  setImmediate(() => console.log('enabled again', s.getStore()));
  try {
    s.run('third', () => { throw new Error('out'); });
  } catch (err) {
    console.log(err.message, s.getStore());
  }
});
console.log(s.getStore(), Object.keys(s), s.enabled);

const { AsyncLocalStorage } = require('async_hooks');
const s = new AsyncLocalStorage();
const query = { then(resolve) { console.log('then called in', s.getStore()); setImmediate(resolve, 'rows'); } };
s.run('request', async () => {
  console.log(await query, s.getStore());
  console.log(await Promise.resolve(query), s.getStore());
});
console.log('outside', s.getStore());

const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');
process.on('uncaughtException', (err) => console.log('uncaught', err.message));
const a = new AsyncLocalStorage();
const b = new AsyncLocalStorage();
const channel = dc.channel('a');
channel.bindStore(a);
channel.bindStore(b, (data) => ({ wrapped: data }));
console.log(channel.hasSubscribers);
channel.subscribe((data) => console.log('subscriber', data, a.getStore()));
console.log(channel.runStores('data', function(...args) {
  setImmediate(() => console.log('later', a.getStore(), b.getStore()));
  return [this.x, args, a.getStore(), b.getStore()];
}, { x: 1 }, 2, 3));
console.log(a.getStore(), channel.unbindStore(a), channel.unbindStore(a));
channel.bindStore(a, () => { throw new Error('transform'); });
channel.runStores('data', () => console.log(a.getStore(), b.getStore()));

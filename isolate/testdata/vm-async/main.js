// Promises of other contexts: rejections, await, AsyncLocalStorage.
'use strict';
const vm = require('node:vm');

const { AsyncLocalStorage } = require('node:async_hooks');
const context = vm.createContext({ setTimeout, console });
process.on('unhandledRejection', (reason, promise) => {
  console.log('unhandled', reason.message, reason instanceof Error, promise instanceof Promise);
});
process.on('rejectionHandled', () => console.log('handled late'));
vm.runInContext('globalThis.rejected = Promise.reject(new Error("inside"))', context);
vm.runInContext('Promise.reject(new Error("caught")).catch((e) => console.log("caught", e.message))', context);
setTimeout(() => {
  context.rejected.catch(() => {});
  setTimeout(main, 5);
}, 5);

async function main() {
  console.log(await vm.runInContext('(async () => { await null; return "async value" })()', context));
  try {
    await vm.runInContext('(async () => { await null; throw new Error("async error") })()', context);
  } catch (e) {
    console.log(e.message, e instanceof Error);
  }
  const storage = new AsyncLocalStorage();
  context.store = () => storage.getStore();
  storage.run('the store', () => vm.runInContext('store()', context));
  console.log(storage.run('sync', () => vm.runInContext('store()', context)));
  console.log(await storage.run('awaited', () => vm.runInContext('(async () => { await null; return store(); })()', context)));
  console.log(await storage.run('then', () => vm.runInContext('Promise.resolve().then(store)', context)));
  console.log(await storage.run('timer', () => vm.runInContext('new Promise((resolve) => setTimeout(() => resolve(store()), 1))', context)));
  console.log(storage.getStore());
}

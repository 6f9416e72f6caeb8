const { createHook } = require('async_hooks');
for (const hooks of [{ init: 5 }, { before: {} }, { after: null }, { destroy: 'x' }, { promiseResolve: 1 }]) {
  try {
    createHook(hooks);
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
const hook = createHook({});
console.log(hook.enable() === hook, hook.enable() === hook, hook.disable() === hook, hook.constructor.name);
console.log(Object.keys(require('async_hooks')), Object.keys(require('async_hooks').asyncWrapProviders).length > 50);

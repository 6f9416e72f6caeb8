const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const s = new AsyncLocalStorage();
const bound = s.run('bound', () => AsyncLocalStorage.bind((...args) => [s.getStore(), args]));
const snapshot = s.run('snap', () => AsyncLocalStorage.snapshot());
s.run('other', () => {
  console.log(bound(1, 2), snapshot((x) => [x, s.getStore()], 3), s.getStore());
});
function named(a, b) { return [this?.x, a, b, s.getStore()]; }
const resource = s.run('resource', () => new AsyncResource('R'));
console.log(resource.bind(named, { x: 1 })(1, 2), resource.bind(named).call({ x: 2 }, 3), resource.bind(named).length);
console.log(s.run('static', () => AsyncResource.bind(named)).call({ x: 4 }, 5, 6));
console.log(s.run('s', () => resource.runInAsyncScope(named, { x: 7 }, 8, 9)));
for (const attempt of [() => AsyncLocalStorage.bind(5), () => AsyncResource.bind(() => {}, 5)]) {
  try {
    attempt();
  } catch (err) {
    console.log(err.code, err.message);
  }
}

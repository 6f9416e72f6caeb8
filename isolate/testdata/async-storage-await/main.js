const { AsyncLocalStorage } = require('async_hooks');
const s = new AsyncLocalStorage();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function* values() {
  yield s.getStore();
  await null;
  yield s.getStore();
}
async function task(name) {
  await sleep(1);
  await null;
  const seen = [s.getStore()];
  await s.run(`${name} inner`, async () => { await sleep(1); seen.push(s.getStore()); });
  for await (const value of values()) seen.push(value);
  seen.push(s.getStore());
  return seen;
}
(async () => {
  const all = await Promise.all(['a', 'b', 'c'].map((name) => s.run(name, task, name)));
  for (const seen of all) console.log(seen);
  console.log(s.getStore());
})();

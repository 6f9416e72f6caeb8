const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
/** Runs a text in a Worker: its events in order. */
function run(source, options = {}, use = () => {}) {
  return new Promise((resolve) => {
    const seen = [];
    const worker = new Worker(source, { eval: true, ...options });
    for (const name of ['message', 'messageerror', 'error', 'exit']) {
      worker.on(name, (value) => {
        seen.push(value === undefined ? name : `${name}: ${value instanceof Error ? `${value.name}: ${value.message}` : String(value)}`);
        if (name === 'exit') setImmediate(resolve, seen.join(' | '));
      });
    }
    use(worker);
  });
}
const post = "const { parentPort } = require('worker_threads'); const post = (v) => parentPort.postMessage(v);";
(async () => {
  const source = post + 'let n = 0; (function f() { n++; f(); })';
  const depth = (stackSizeMb) => new Promise((resolve) => new Worker("let n = 0; function f() { n++; f(); } try { f(); } catch {} require('worker_threads').parentPort.postMessage(n)", { eval: true, resourceLimits: { stackSizeMb } }).on('message', resolve));
  const [one, two, eight] = [await depth(1), await depth(2), await depth(8)];
  console.log(two > one * 1.6 && two < one * 2.8, eight > two * 3 && eight < two * 5.5);
  const most = await depth(64);
  console.log(most > eight * 7 && most < eight * 9);
})();

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
const sources = {
  timer: `setTimeout(() => process.exit(14), 1)`,
  tick: `process.nextTick(() => process.exit(15))`,
  microtask: `Promise.resolve().then(() => process.exit(16))`,
  immediate: `setImmediate(() => process.exit(17))`,
  finally_: `try { process.exit(18); } finally { process.exitCode = 19; while (true); }`,
  catch_: `try { process.exit(20); } catch { while (true); }`,
  nothingAfter: `process.exit(1); post('never')`,
  postedBefore: `for (let i = 0; i < 3; i++) post(i); process.exit(2)`,
  inListener: `parentPort.once('message', () => process.exit(22)); post('ready'); setTimeout(() => parentPort.emit('message', 1), 1)`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

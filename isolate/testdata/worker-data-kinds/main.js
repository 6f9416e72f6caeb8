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
  const inspect = "post(require('util').inspect(require('worker_threads').workerData))";
  for (const workerData of [undefined, null, 0, '', 'x', [1, [2]], { a: new Map([[1, new Set([2])]]) }, new Uint8Array([1, 2]), new Date(0), /x/gi, 5n, new Error('e').message, false]) {
    console.log(await run(post + inspect, { workerData }));
  }
  const buffer = new ArrayBuffer(4);
  console.log(await run(post + inspect, { workerData: buffer, transferList: [buffer] }), buffer.byteLength);
  const shared = new Int32Array(new SharedArrayBuffer(4));
  await run("require('worker_threads').workerData[0] = 7", { workerData: shared });
  console.log(shared[0]);
})();

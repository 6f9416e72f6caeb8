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
run(post + `const d = (s) => [s.constructor.name, s.isTTY, s.fd, s._type, s._isStdio, s.writableHighWaterMark, s.readableHighWaterMark, s.writableObjectMode, typeof s.getColorDepth, 'columns' in s, s.writable, s.readable];
post(JSON.stringify([d(process.stdout), d(process.stderr), d(process.stdin), process.stdout.destroySoon === process.stdout.destroy]))`).then(console.log);

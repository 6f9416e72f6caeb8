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
  title: `const t = process.title; process.title = 'mine'; post(process.title === t)`,
  port: `const t = process.debugPort; process.debugPort = 1234; post(process.debugPort === t)`,
  pid: `post(process.pid > 0)`,
  main: `post(typeof process._startProfilerIdleNotifier)`,
  signals: `process.on('SIGUSR2', () => post('never')); post(process.listenerCount('SIGUSR2'))`,
  send: `post(process.send === undefined && process.connected === undefined)`,
  cwd: `post(process.cwd() === require("path").resolve("."))`,
  execPath: `post(process.execPath === process.argv[0])`,
  globals: `post(typeof Worker + typeof self + typeof postMessage)`,
  mainModule: `post(String(require.main === module))`,
  kinds: `post([typeof process.stdin.read, typeof process.stdout.write, process.stdout.isTTY, process.stdin.isTTY, process.stdout.fd].join())`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

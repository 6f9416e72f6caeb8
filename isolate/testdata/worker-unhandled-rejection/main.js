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
  error: `Promise.reject(new Error('r'))`,
  primitive: `Promise.reject(5)`,
  undef: `Promise.reject()`,
  handled: `process.on('unhandledRejection', (r) => post('rej ' + r)); Promise.reject(5)`,
  throws: `process.on('unhandledRejection', () => { throw new Error('from listener'); }); Promise.reject(5)`,
  asUncaught: `process.on('uncaughtException', (e, o) => post(e.message + ' ' + o)); Promise.reject(new Error('r'))`,
  late: `const p = Promise.reject(1); process.on('unhandledRejection', () => {}).on('rejectionHandled', () => post('handled')); setTimeout(() => p.catch(() => {}), 5)`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

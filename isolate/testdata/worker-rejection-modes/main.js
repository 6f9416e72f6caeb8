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
  for (const mode of ['throw', 'strict', 'warn', 'none', 'warn-with-error-code']) {
    const options = { execArgv: [`--unhandled-rejections=${mode}`], stderr: true };
    console.log(mode, await run(post + "process.on('warning', (w) => post(w.name)); Promise.reject(new Error('r'))", options));
    console.log(mode, await run(post + "process.on('unhandledRejection', () => post('listener')); Promise.reject(new Error('r'))", options));
  }
})();

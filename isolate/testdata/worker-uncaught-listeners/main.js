const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
/** Runs a text in a Worker: its events, 'exit' last. Messages and an error come by two ports, in either order. */
function run(source, options = {}, use = () => {}) {
  return new Promise((resolve) => {
    const seen = [];
    const worker = new Worker(source, { eval: true, ...options });
    for (const name of ['message', 'messageerror', 'error', 'exit']) {
      worker.on(name, (value) => {
        seen.push(value === undefined ? name : `${name}: ${value instanceof Error ? `${value.name}: ${value.message}` : String(value)}`);
        if (name === 'exit') setImmediate(() => resolve([...seen.slice(0, -1).sort(), seen.at(-1)].join(' | ')));
      });
    }
    use(worker);
  });
}
const post = "const { parentPort } = require('worker_threads'); const post = (v) => parentPort.postMessage(v);";
const sources = {
  taken: `process.on('uncaughtException', (e, o) => post('got ' + e.message + o)); throw new Error('x')`,
  throws: `process.on('uncaughtException', () => { throw new Error('again'); }); throw new Error('x')`,
  exits: `process.on('uncaughtException', () => process.exit(11)); throw new Error('x')`,
  code: `process.on('uncaughtException', () => { process.exitCode = 12; }); throw new Error('x')`,
  capture: `process.setUncaughtExceptionCaptureCallback((e) => post('cap ' + e.message)); throw new Error('q')`,
  monitor: `process.on('uncaughtExceptionMonitor', (e, o) => post(o)); throw new Error('m')`,
  timer: `setTimeout(() => { throw new Error('late'); }, 1)`,
  goesOn: `process.on('uncaughtException', () => {}); setTimeout(() => post('still here'), 5); throw new Error('x')`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

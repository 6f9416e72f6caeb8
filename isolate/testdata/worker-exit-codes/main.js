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
  plain: `1`,
  exit: `process.exit(3)`,
  exitCode: `process.exitCode = 4`,
  both: `process.exitCode = 4; process.exit()`,
  both2: `process.exitCode = 4; process.exit(5)`,
  text: `process.exit('12')`,
  bad: `process.exit('x')`,
  badCode: `process.exitCode = 1.5`,
  large: `process.exit(256)`,
  negative: `process.exit(-1)`,
  unset: `process.exitCode = 5; process.exitCode = undefined`,
  really: `process.on('exit', () => post('never')); process.reallyExit(21)`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

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
  sets: `process.on('exit', () => { process.exitCode = 6; })`,
  exits: `process.on('exit', () => process.exit(7)); process.exit(2)`,
  afterThrow: `process.on('exit', (c) => { process.exitCode = 8; }); throw new Error('x')`,
  throws: `process.on('exit', () => { throw new Error('in exit'); })`,
  throwsAfterThrow: `process.on('exit', () => { throw new Error('in exit'); }); throw new Error('first')`,
  throwsAfterExit: `process.on('exit', () => { throw new Error('in exit'); }); process.exit(4)`,
  code: `process.on('exit', (c) => post(c)); process.exitCode = 3`,
  codeAfterThrow: `process.on('exit', (c) => post(c)); process.exitCode = 9; throw new Error('x')`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

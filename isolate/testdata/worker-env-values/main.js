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
  const source = post + 'post(JSON.stringify(Object.keys(process.env).sort().map((k) => [k, process.env[k]])))';
  console.log(await run(source, { env: { num: 1.50, none: null, undef: undefined, obj: {}, date: new Date(NaN), [Symbol('s')]: 1, big: 5n, t: true } }));
  console.log(await run(source, { env: {} }));
  console.log(await run(source, { env: Object.create({ inherited: 1 }, { hidden: { value: 2 }, shown: { value: 3, enumerable: true } }) }));
  console.log(await run(source, { env: { get a() { return 'got'; } } }));
  const env = { A: 1 };
  const done = run('setTimeout(() => {' + source + '}, 20)', { env });
  env.A = 2;
  console.log(await done);
})();

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
  process.env.ONE = '1';
  let worker;
  const done = run(post + `post(process.env.ONE); process.env.TWO = '2'; delete process.env.ONE; process.env.THREE = 3;
    parentPort.once('message', () => { post(process.env.FOUR); post('TWO' in process.env); post(Object.keys(process.env).includes('FOUR')); });`,
    { env: SHARE_ENV }, (w) => { worker = w; });
  await new Promise((resolve) => worker.once('message', () => setTimeout(resolve, 50)));
  console.log(process.env.ONE, process.env.TWO, process.env.THREE, 'TWO' in process.env, Object.keys(process.env).includes('THREE'));
  process.env.FOUR = '4';
  delete process.env.TWO;
  worker.postMessage(0);
  console.log(await done);
})();

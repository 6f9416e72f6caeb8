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
  const source = post + "post(JSON.stringify(require('worker_threads').resourceLimits))";
  for (const resourceLimits of [{ maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 100, codeRangeSizeMb: 16, stackSizeMb: 2 }, { maxOldGenerationSizeMb: 60.5, maxYoungGenerationSizeMb: 3, codeRangeSizeMb: 0 , stackSizeMb: 1.5 }]) {
    let worker;
    const done = run(source, { resourceLimits }, (w) => { worker = w; });
    worker.on('online', () => { const l = worker.resourceLimits; delete l.codeRangeSizeMb; console.log(l); });
    console.log((await done).replace(/"codeRangeSizeMb":\d+,/, ''), worker.resourceLimits);
  }
  for (const resourceLimits of [undefined, null, 1, 'x', {}, { maxOldGenerationSizeMb: 'x', stackSizeMb: -1 }]) {
    const worker = new Worker('', { eval: true, resourceLimits });
    console.log(Object.keys(worker.resourceLimits), worker.resourceLimits.stackSizeMb);
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

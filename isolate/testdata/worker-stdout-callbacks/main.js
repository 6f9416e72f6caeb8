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
  console.log(await run(post + "post(process.stdout.write('', () => post('called')))"));
  console.log(await run(post + "process.stdout.write('x\\n', 'utf8', (e) => post('called ' + e)); try { process.stdout.write(5); } catch (e) { post(e.code); }"));
  console.log(await run(post + "process.stdout.on('close', () => post('close')); process.stdout.destroy(); process.stdout.write('x', (e) => post(e.code)); process.stdout.on('error', (e) => post('never'))"));
})();

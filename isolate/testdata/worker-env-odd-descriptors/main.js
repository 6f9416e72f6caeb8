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
const source = post + `
for (const d of [{ value: 'x' }, { value: 'x', configurable: true, writable: true, enumerable: true }, { get() {} }, { configurable: true }]) {
  try { Object.defineProperty(process.env, 'odd', d); post('ok ' + process.env.odd); } catch (e) { post(e.code + ' ' + e.message); }
}
process.env.undef = undefined; post(process.env.undef); post(delete process.env.undef); post('undef' in process.env);
try { process.env.sym = Symbol(); } catch (e) { post(e.message); }`;
run(source).then((seen) => console.log(seen.split(' | ').join('\n')));

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
  const listen = post + "process.stdin.on('data', (d) => post(String(d))).on('end', () => post('end'))";
  console.log(await run(listen, { stdin: true }, (w) => { w.stdin.write('a'); w.on('message', (m) => { if (m === 'a') w.stdin.end('b'); }); }));
  console.log(await run(listen));
  console.log(await run('process.stdin', { stdin: true }));
  console.log(await run('', {}, (w) => console.log(w.stdin)));
  console.log(await run(post + "process.stdin.setEncoding('utf8'); (async () => { let t = ''; for await (const c of process.stdin) t += c; post(t); })()", { stdin: true }, (w) => { w.stdin.write('é'); w.stdin.write('c3a9', 'hex'); w.stdin.end(Buffer.from('!')); }));
})();

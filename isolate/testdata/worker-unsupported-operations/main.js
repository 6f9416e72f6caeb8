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
  abort: `process.abort()`,
  chdir: `process.chdir('/')`,
  setuid: `process.setuid(0)`,
  setgid: `process.setgid(0)`,
  seteuid: `process.seteuid(0)`,
  setegid: `process.setegid(0)`,
  setgroups: `process.setgroups([])`,
  initgroups: `process.initgroups('x', 'y')`,
  umask: `process.umask(0)`,
  disabled: `post(['abort','chdir','initgroups','setgroups','setegid','seteuid','setgid','setuid'].every((n) => process[n].disabled === true && process[n].name.length > 0))`,
  code: `try { process.chdir('x'); } catch (e) { post([e.name, e.code, e.message].join()); }`,
};
(async () => {
  for (const name in sources) console.log(name, '=>', await run(post + sources[name], {}));
})();

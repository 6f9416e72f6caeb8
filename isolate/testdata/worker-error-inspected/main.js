const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const describe = (e) => {
  if (e === null || (typeof e !== 'object' && typeof e !== 'function')) return `${typeof e} ${String(e)}`;
  if (!(e instanceof Error)) return require('util').inspect(e);
  const own = Object.keys(e).sort().map((k) => `${k}=${require('util').inspect(e[k], { breakLength: Infinity })}`);
  const cause = 'cause' in e ? ` cause(${e.cause instanceof Error ? describe(e.cause) : require('util').inspect(e.cause)})` : '';
  return `${Object.getPrototypeOf(e).constructor.name} ${String(e.name)}: ${String(e.message)} [${own}] ${typeof e.stack}${cause}`;
};
const sources = {
  fn: `throw function foo() {}`,
  method: `throw { f() {} }`,
  promise: `throw Promise.resolve(1)`,
  proxy: `throw new Proxy({ a: 1 }, {})`,
  weak: `throw new WeakMap()`,
  inspectThrows: `throw { f() {}, [Symbol.for('nodejs.util.inspect.custom')]() { throw 1; } }`,
};
(async () => {
  for (const name in sources) {
    const worker = new Worker(sources[name], { eval: true, stderr: true });
    worker.on('error', (e) => console.log(name, '=>', describe(e)));
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const describe = (e) => {
  if (e === null || (typeof e !== 'object' && typeof e !== 'function')) return `${typeof e} ${String(e)}`;
  if (!(e instanceof Error)) return require('util').inspect(e);
  const own = Object.keys(e).sort().map((k) => `${k}=${require('util').inspect(e[k], { breakLength: Infinity })}`);
  const cause = 'cause' in e ? ` cause(${e.cause instanceof Error ? describe(e.cause) : require('util').inspect(e.cause)})` : '';
  return `${Object.getPrototypeOf(e).constructor.name} ${String(e.name)}: ${String(e.message)} [${own}] ${typeof e.stack}${cause}`;
};
const sources = {
  error: `throw new Error('o', { cause: new TypeError('inner', { cause: 5 }) })`,
  fn: `throw new Error('o', { cause: () => 1 })`,
  undef: `throw new Error('o', { cause: undefined })`,
  object: `throw new Error('o', { cause: { a: [1] } })`,
  coded: `throw new Error('o', { cause: Object.assign(new RangeError('r'), { code: 'C' }) })`,
};
(async () => {
  for (const name in sources) {
    const worker = new Worker(sources[name], { eval: true, stderr: true });
    worker.on('error', (e) => console.log(name, '=>', describe(e)));
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const describe = (e) => {
  if (e === null || (typeof e !== 'object' && typeof e !== 'function')) return `${typeof e} ${String(e)}`;
  if (!(e instanceof Error)) return require('util').inspect(e);
  const own = Object.keys(e).sort().map((k) => `${k}=${require('util').inspect(e[k], { breakLength: Infinity })}`);
  const cause = 'cause' in e ? ` cause(${e.cause instanceof Error ? describe(e.cause) : require('util').inspect(e.cause)})` : '';
  return `${Object.getPrototypeOf(e).constructor.name} ${String(e.name)}: ${String(e.message)} [${own}] ${typeof e.stack}${cause}`;
};
const sources = {
  own: `const e = new Error('o'); e.a = 1; e.b = { c: [1, 2] }; e.f = 2n; throw e`,
  fn: `const e = new Error('o'); e.a = 1; e.fn = () => 1; throw e`,
  symbol: `const e = new Error('o'); e[Symbol('q')] = 1; throw e`,
  getter: `const e = new Error('o'); Object.defineProperty(e, 'g', { get() { return 7; }, enumerable: true }); throw e`,
  badGetter: `const e = new Error('o'); e.a = 1; Object.defineProperty(e, 'g', { get() { throw 7; }, enumerable: true }); throw e`,
  hidden: `const e = new Error('o'); Object.defineProperty(e, 'h', { value: 3 }); throw e`,
  code: `throw Object.assign(new TypeError('c'), { code: 'MY_CODE', list: [{ a: 1 }] })`,
  name: `const e = new Error('m'); e.name = 'Named'; throw e`,
  emptyName: `const e = new Error('m'); e.name = ''; throw e`,
  objectMessage: `const e = new Error('m'); e.message = { a: 1 }; throw e`,
  toString_: `const e = new Error('q'); e.toString = () => 'ts'; throw e`,
};
(async () => {
  for (const name in sources) {
    const worker = new Worker(sources[name], { eval: true, stderr: true });
    worker.on('error', (e) => console.log(name, '=>', describe(e)));
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

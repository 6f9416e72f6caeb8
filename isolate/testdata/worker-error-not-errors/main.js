const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const describe = (e) => {
  if (e === null || (typeof e !== 'object' && typeof e !== 'function')) return `${typeof e} ${String(e)}`;
  if (!(e instanceof Error)) return require('util').inspect(e);
  const own = Object.keys(e).sort().map((k) => `${k}=${require('util').inspect(e[k], { breakLength: Infinity })}`);
  const cause = 'cause' in e ? ` cause(${e.cause instanceof Error ? describe(e.cause) : require('util').inspect(e.cause)})` : '';
  return `${Object.getPrototypeOf(e).constructor.name} ${String(e.name)}: ${String(e.message)} [${own}] ${typeof e.stack}${cause}`;
};
const sources = {
  number: `throw 5`,
  bigint: `throw 5n`,
  string: `throw 's'`,
  null_: `throw null`,
  undefined_: `throw undefined`,
  symbol: `throw Symbol('s')`,
  symbol0: `throw Symbol()`,
  boolean: `throw false`,
  object: `throw { a: 1, b: { c: new Map([[1, 2]]) } }`,
  array: `throw [1, [2]]`,
  date: `throw new Date(0)`,
  circular: `const o = {}; o.o = o; throw o`,
  regexp: `throw /x/g`,
  bytes: `throw new Uint8Array([1, 2])`,
  named: `throw { name: 'TypeError', message: 'fm' }`,
};
(async () => {
  for (const name in sources) {
    const worker = new Worker(sources[name], { eval: true, stderr: true });
    worker.on('error', (e) => console.log(name, '=>', describe(e)));
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const describe = (e) => {
  if (e === null || (typeof e !== 'object' && typeof e !== 'function')) return `${typeof e} ${String(e)}`;
  if (!(e instanceof Error)) return require('util').inspect(e);
  const own = Object.keys(e).sort().map((k) => `${k}=${require('util').inspect(e[k], { breakLength: Infinity })}`);
  const cause = 'cause' in e ? ` cause(${e.cause instanceof Error ? describe(e.cause) : require('util').inspect(e.cause)})` : '';
  return `${Object.getPrototypeOf(e).constructor.name} ${String(e.name)}: ${String(e.message)} [${own}] ${typeof e.stack}${cause}`;
};
const sources = {
  named: `class My extends Error { constructor(m) { super(m); this.name = 'My'; this.x = 1; } } throw new My('m')`,
  unnamed: `class My extends TypeError {} throw new My('m')`,
  getter: `class My extends Error { get name() { return 'Prop'; } } throw new My('m')`,
  field: `class My extends RangeError { extra = { a: 1 }; #secret = 2; } throw new My('m')`,
  swapped: `const e = new Error('np'); Object.setPrototypeOf(e, TypeError.prototype); throw e`,
  instance: `class A { constructor() { this.q = 1; } } throw new A()`,
};
(async () => {
  for (const name in sources) {
    const worker = new Worker(sources[name], { eval: true, stderr: true });
    worker.on('error', (e) => console.log(name, '=>', describe(e)));
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

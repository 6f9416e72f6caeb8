const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const describe = (e) => {
  if (e === null || (typeof e !== 'object' && typeof e !== 'function')) return `${typeof e} ${String(e)}`;
  if (!(e instanceof Error)) return require('util').inspect(e);
  const own = Object.keys(e).sort().map((k) => `${k}=${require('util').inspect(e[k], { breakLength: Infinity })}`);
  const cause = 'cause' in e ? ` cause(${e.cause instanceof Error ? describe(e.cause) : require('util').inspect(e.cause)})` : '';
  return `${Object.getPrototypeOf(e).constructor.name} ${String(e.name)}: ${String(e.message)} [${own}] ${typeof e.stack}${cause}`;
};
const sources = {
  text: `const e = new Error('m'); e.stack = 'my stack'; throw e`,
  object: `const e = new Error('m'); e.stack = [1, 2]; throw e`,
  gone: `const e = new Error('m'); delete e.stack; throw e`,
  prepareThrows: `Error.prepareStackTrace = () => { throw new Error('prep'); }; throw new TypeError('m')`,
  prepareObject: `Error.prepareStackTrace = (e, s) => s.length > 0; throw new TypeError('m')`,
  getterThrows: `const e = new Error('m'); e.a = 1; Object.defineProperty(e, 'stack', { get() { throw new Error('sg'); } }); throw e`,
  messageThrows: `const e = new Error('m'); Object.defineProperty(e, 'message', { get() { throw new Error('mg'); } }); throw e`,
};
(async () => {
  for (const name in sources) {
    const worker = new Worker(sources[name], { eval: true, stderr: true });
    worker.on('error', (e) => console.log(name, '=>', describe(e)));
    await new Promise((resolve) => worker.on('exit', resolve));
  }
})();

'use strict';
// When an error's stack cannot be had, the rest of it still arrives.
const { Worker } = require('node:worker_threads');
const sources = {
  prepare: `Error.prepareStackTrace = () => { throw new RangeError('prepare'); }; throw Object.assign(new TypeError('m'), { a: 1 })`,
  getter: `const e = Object.assign(new TypeError('m'), { a: 1 }); Object.defineProperty(e, 'stack', { get() { throw 1; } }); throw e`,
  name: `const e = new TypeError('m'); Object.defineProperty(e, 'name', { get() { throw 1; } }); throw e`,
  message: `const e = new TypeError('m'); Object.defineProperty(e, 'message', { get() { throw 1; } }); throw e`,
  object: `Error.prepareStackTrace = (error, sites) => sites.length; throw new TypeError('m')`,
};
const nested = (source) => `const { Worker } = require('worker_threads'); new Worker(${JSON.stringify(source)}, { eval: true });`;
const run = (label, source) => new Promise((resolve) => new Worker(source, { eval: true, stderr: true }).on('error', (error) => {
  console.log(label, error instanceof TypeError, error.name, error.message, error.a, typeof error.stack);
}).on('exit', resolve));
(async () => {
  for (const name in sources) {
    await run(name, sources[name]);
    await run(`${name}, nested`, nested(sources[name]));
  }
})();

'use strict';
// Which properties of its own an arrived error has, in order.
const { Worker } = require('node:worker_threads');
const sources = [
  `throw new Error('x')`,
  `throw Object.assign(new TypeError('x'), { code: 'E', a: 1 })`,
  `class Mine extends Error { get name() { return 'Mine'; } } throw new Mine('x')`,
  `const e = new Error('x'); e.name = 'N'; throw e`,
  `const e = new Error('x'); delete e.stack; throw e`,
  `require('fs').readFileSync('/nowhere')`,
  `throw new Error('x', { cause: new RangeError('y') })`,
];
(async () => {
  for (const source of sources) {
    await new Promise((resolve) => new Worker(source, { eval: true }).on('error', (error) => {
      console.log(Object.getOwnPropertyNames(error).join(), '|', Object.keys(error).join(), '|', error.name);
    }).on('exit', resolve));
  }
})();

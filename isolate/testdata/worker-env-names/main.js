'use strict';
// A Worker's own environment takes names and values that the system's does not.
const { Worker } = require('node:worker_threads');
const show = `
  const { env } = process;
  const sorted = () => Object.keys(env).sort().map((key) => [key, env[key]]);
  console.log(sorted());
  env['p=q'] = 1; env['='] = 2; env[''] = 3; env.nul = 'a\\0b';
  console.log(sorted(), 'p=q' in env, 'p' in env, delete env['p=q'], 'p=q' in env);
  if (!require('worker_threads').workerData) {
    new (require('worker_threads').Worker)('console.log(Object.keys(process.env).sort())', { eval: true });
  }`;
new Worker(show, { eval: true, env: { 'a=b': 1, '=c': 2, 'd=': 3, '==': 4, '': 5, 'e\0f': 6, g: 'h\0i', 'é': 'ü', [Symbol('no')]: 1 } });

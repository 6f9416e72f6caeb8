'use strict';
// new Worker to its 'exit', one after another; and how long the constructor takes.
const { Worker } = require('node:worker_threads');

const rounds = 60;
const exits = [];
const constructors = [];

function next() {
  if (exits.length === rounds) return report();
  const began = process.hrtime.bigint();
  const worker = new Worker('', { eval: true });
  constructors.push(Number(process.hrtime.bigint() - began));
  worker.on('exit', () => {
    exits.push(Number(process.hrtime.bigint() - began));
    next();
  });
}

function report() {
  // The first ones compile what later ones share.
  console.log('worker-new-to-exit', median(exits.slice(10)), 'ns');
  console.log('worker-constructor', median(constructors.slice(10)), 'ns');
}

function median(list) {
  return list.sort((a, b) => a - b)[list.length >> 1];
}

next();

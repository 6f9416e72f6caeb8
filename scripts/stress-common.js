'use strict';
// What the programs of scripts/stress share.

const collect = globalThis.gc ?? (() => {}); // --expose-gc

/** Lets garbage go, finalizers included, tells the size of the heap and waits for the go-ahead. */
async function checkpoint(port) {
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise(setImmediate);
  }
  const answer = new Promise((resolve) => port.once('message', resolve));
  port.postMessage(process.memoryUsage().heapUsed);
  await answer;
}

/** Numbers from 0 to below 2 ** 32 that a seed determines (xorshift). */
class Random {
  constructor(seed) {
    this.state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  next() {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }

  /** @returns {number} a whole number from 0 to below n */
  below(n) {
    return this.next() % n;
  }

  /** @returns {boolean} true once in n times */
  oneIn(n) {
    return this.below(n) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

module.exports = { Random, checkpoint, collect };

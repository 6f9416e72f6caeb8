'use strict';
// What is measured beside time: garbage collections, the loop's utilization, what an operation allocates.

const host = require('internal/bench/host');

/** Collections seen by one thread. */
class Collections {
  #observer;
  #entries = [];

  constructor() {
    this.#observer = new host.PerformanceObserver((list) => this.#entries.push(...list.getEntries()));
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /** How many have been heard of so far. */
  get seen() {
    return this.#entries.length;
  }

  /**
   * Ends the observation.
   * @returns {Promise<{count: number, ms: number, max: number}>} how many, how long all and the longest took
   */
  async end() {
    await host.turn(); // entries come some turns after the collection
    await host.turn();
    for (const entry of this.#observer.takeRecords()) this.#entries.push(entry);
    this.#observer.disconnect();
    const durations = this.#entries.map((entry) => entry.duration);
    return {
      count: durations.length,
      ms: durations.reduce((sum, ms) => sum + ms, 0),
      max: durations.reduce((max, ms) => Math.max(max, ms), 0),
    };
  }
}

// More than a young generation holds.
const GARBAGE = 32 << 20;
const GARBAGE_STEP = 1 << 20;
let tells;

/** Whether this runtime tells of collections. That it lists 'gc' is not enough: one that is sure to be must be seen. */
async function tellsOfCollections() {
  if (tells !== undefined) return tells;
  tells = false;
  if (!host.PerformanceObserver?.supportedEntryTypes?.includes('gc')) return tells;
  const collections = new Collections();
  // In steps, so that the heap grows by no more than it takes.
  for (let bytes = 0; bytes < GARBAGE && !tells; bytes += GARBAGE_STEP) {
    litter(GARBAGE_STEP);
    await host.turn();
    tells = collections.seen > 0;
  }
  const { count } = await collections.end();
  tells ||= count > 0;
  return tells;
}

let litterbin;
function litter(bytes) {
  for (let left = bytes; left > 0; left -= 400) litterbin = new Array(100).fill(left);
}

/**
 * Begins to measure.
 * @returns {Promise<{end(): Promise<{gc: object | null, elu: number | null}>}>} null: the runtime does not tell
 */
async function begin() {
  const collections = await tellsOfCollections() ? new Collections() : undefined;
  const { eventLoopUtilization } = host;
  const before = eventLoopUtilization?.();
  return {
    async end() {
      // A thread that has measured was not idle all the time: 0 is of a runtime that does not count.
      const elu = eventLoopUtilization?.(before).utilization || null;
      return { gc: collections === undefined ? null : await collections.end(), elu };
    },
  };
}

const ENOUGH = 64 << 10; // bytes, against which what else is allocated is small, and that no collection interrupts
const MOST_OPS = 100_000;
const TRIES = 7;

/**
 * Bytes of the JavaScript heap that one operation allocates. A collection within a try makes it give too little, so the
 * median of several is taken.
 * @param {(n: number) => any} run runs n operations; may give a promise
 * @param {number} iterations of a sample: not more than these are run for a try
 * @param {boolean} isAsync whether run gives a promise
 * @returns {Promise<number | null>} null: the runtime does not tell
 */
async function allocated(run, iterations, isAsync) {
  if (host.usedHeap === undefined) return null;
  const most = Math.min(iterations, MOST_OPS);
  let n = 1;
  for (;;) {
    const bytes = await grown(run, n);
    if (bytes < 0 || bytes >= ENOUGH || n >= most) break;
    n = Math.min(n * 4, most);
  }
  const nothing = isAsync ? async () => {} : () => {};
  const tries = [];
  for (let i = 0; i < TRIES; i++) tries.push(await grown(run, n) - await grown(nothing, n));
  return Math.max(0, Math.round(median(tries) / n * 100) / 100); // what is beyond is noise
}

async function grown(run, n) {
  const before = host.usedHeap();
  const running = run(n);
  if (typeof running?.then === 'function') await running;
  return host.usedHeap() - before;
}

/** @param {number[]} list */
function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

module.exports = { allocated, begin, lastLitter: () => litterbin, median };

'use strict';
// One benchmark on one thread: setup, warm-up, samples, teardown. Times are nanoseconds.

const host = require('internal/bench/host');
const { Context, mergeReports, takeRecords, takeReports } = require('internal/bench/context');
const { makeLoop } = require('internal/bench/loops');
const meters = require('internal/bench/meters');

// The rate is steady when two slices of a warm-up differ by no more than this.
const STEADY = 0.05;
// A slice is this part of a sample's time.
const SLICE = 1 / 4;
// A warm-up ends after this many times a sample's time, steady or not.
const LONGEST_WARMUP = 10;

// Results end here, where V8 cannot know that nobody looks at them.
let sink;
const isThenable = (value) => typeof value?.then === 'function';

class Session {
  #entry;
  #ctx;
  #time;
  #run;
  #meter;
  #isAsync = false;
  #setupReports = [];

  /**
   * @param {object} entry of the registry
   * @param {number} thread
   * @param {{time: number}} config milliseconds of a sample
   */
  constructor(entry, thread, { time }) {
    this.#entry = entry;
    this.#ctx = new Context(entry, thread);
    this.#time = (entry.minTime ?? time) * 1e6;
  }

  /** Runs setup, and the first operation. */
  async open() {
    const { fn, measure, setup } = this.#entry;
    if (setup !== undefined) this.#ctx.data = await setup(this.#ctx);
    const ctx = this.#ctx;
    this.#setupReports = takeReports(ctx);
    if (measure !== undefined) {
      this.#run = () => measure(ctx);
      return;
    }
    const { data } = ctx;
    const first = fn(data, ctx);
    this.#isAsync = isThenable(first);
    if (this.#isAsync) await first;
    const loop = makeLoop(this.#isAsync);
    this.#run = (n) => loop(fn, data, ctx, n);
  }

  /** The time of n operations, or of one round of measure. */
  async #timed(n) {
    const began = host.now();
    const running = this.#run(n);
    sink = this.#isAsync || isThenable(running) ? await running : running;
    return { began, ended: host.now() };
  }

  /**
   * Runs until the rate is steady, or a bound is reached.
   * @returns {Promise<{iterations: number, ops: number, ns: number, isSteady: boolean}>} iterations: how many
   *   operations make a sample
   */
  async warmUp() {
    const { measure, warmup } = this.#entry;
    const least = warmup === undefined ? this.#time : warmup * 1e6;
    const result = measure === undefined ? await this.#warmLoop(least) : await this.#warmRounds(least);
    takeRecords(this.#ctx);
    takeReports(this.#ctx);
    return result;
  }

  async #warmLoop(least) {
    const bound = Math.max(least, LONGEST_WARMUP * this.#time);
    let [ops, ns, n, last] = [0, 0, 1, undefined];
    for (;;) {
      const { began, ended } = await this.#timed(n);
      const took = Math.max(ended - began, 1);
      const rate = took / n;
      ops += n;
      ns += took;
      const isSteady = last !== undefined && Math.abs(rate - last) <= STEADY * last;
      if (ns >= bound || isSteady && ns >= least) {
        return { iterations: Math.max(1, Math.round(this.#time / rate)), ops, ns, isSteady };
      }
      last = took >= this.#time * SLICE / 2 || n === 1 ? rate : undefined; // a short one tells little
      n = Math.max(1, Math.min(n * 10, Math.round(this.#time * SLICE / rate)));
    }
  }

  async #warmRounds(least) {
    let [ops, ns] = [0, 0];
    while (ns < least) {
      const { began, ended } = await this.#timed(1);
      ops++;
      ns += ended - began;
    }
    return { iterations: 1, ops, ns, isSteady: true };
  }

  /** Begins what is measured beside time, until endMeasuring. */
  async beginMeasuring() {
    this.#meter = await meters.begin();
  }

  /** @returns {Promise<{gc: object | null, elu: number | null}>} */
  endMeasuring() {
    return this.#meter.end();
  }

  /**
   * Takes a sample.
   * @param {number} iterations as warmUp gave them
   * @param {() => void} [wait] returns when all threads may start
   * @returns {Promise<{began: number, ended: number, ops: number, records: number[], reports: object[]}>}
   */
  async sample(iterations, wait) {
    wait?.();
    if (this.#entry.measure === undefined) {
      const { began, ended } = await this.#timed(iterations);
      return { began, ended, ops: iterations, records: [], reports: takeReports(this.#ctx) };
    }
    const began = host.now();
    let ended;
    let rounds = 0;
    do {
      ({ ended } = await this.#timed(1));
      rounds++;
    } while (ended - began < this.#time);
    const { records, operations } = takeRecords(this.#ctx);
    return { began, ended, ops: operations || rounds, records, reports: takeReports(this.#ctx) };
  }

  /** @returns {Promise<number | null>} bytes of the heap that an operation allocates; null: not known */
  allocated(iterations) {
    if (this.#entry.measure !== undefined) return null;
    return meters.allocated((n) => this.#run(n), iterations, this.#isAsync);
  }

  /**
   * Runs teardown.
   * @returns {Promise<{reports: object[], isAsync: boolean}>} what setup and teardown reported
   */
  async close() {
    await this.#entry.teardown?.(this.#ctx);
    return { reports: mergeReports([...this.#setupReports, ...takeReports(this.#ctx)]), isAsync: this.#isAsync };
  }
}

/** What the last operation gave: for nobody but V8, which must not know that. */
const lastResult = () => sink;

module.exports = { Session, lastResult };

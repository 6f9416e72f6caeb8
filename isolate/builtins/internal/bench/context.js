'use strict';
// What a benchmark gets to know of its run, and how it reports what only it can measure.

const host = require('internal/bench/host');
const { codes, validateInteger, validateNumber, validateString } = host;

/** A context belongs to one benchmark on one thread. */
class Context {
  /** The benchmark's name. */
  name;
  /** The number of this thread, from 0. */
  thread;
  /** How many threads run the benchmark. */
  threads;
  /** What setup gave. */
  data;
  #began;
  #records = [];
  #operations = 0;
  #reports = new Map();
  #measures;

  constructor({ name, threads, measure }, thread) {
    this.name = name;
    this.thread = thread;
    this.threads = threads;
    this.#measures = measure !== undefined;
  }

  /** Begins an operation that stop() ends. Of benchmarks with `measure`. */
  start() {
    this.#mustMeasure('start');
    this.#began = host.now();
  }

  /** Records the time since start(). */
  stop() {
    const ended = host.now();
    if (this.#began === undefined) throw new codes.ERR_INVALID_STATE('ctx.stop() without ctx.start()');
    this.#add(ended - this.#began, 1);
    this.#began = undefined;
  }

  /**
   * Records an operation, or several that were timed together.
   * @param {number} ns the duration of one in nanoseconds
   * @param {number} count how many there were: CPU time is divided by it
   */
  record(ns, count = 1) {
    this.#mustMeasure('record');
    validateNumber(ns, 'ns', 0);
    validateInteger(count, 'count', 1);
    this.#add(ns, count);
  }

  /**
   * Reports a figure that is not a time of an operation. Of several calls in one sample, the median counts.
   * @param {string} name such as 'kept'
   * @param {number} value
   * @param {string} unit such as 'B'. More is better of units that end in /s, and of x.
   */
  report(name, value, unit) {
    validateString(name, 'name');
    validateNumber(value, 'value');
    validateString(unit, 'unit');
    for (const [what, text] of [['name', name], ['unit', unit]]) {
      if (!/^\S+$/.test(text)) throw new codes.ERR_INVALID_ARG_VALUE(what, text, 'must not be empty or have spaces');
    }
    const key = `${name} ${unit}`;
    if (!this.#reports.has(key)) this.#reports.set(key, { name, unit, values: [] });
    this.#reports.get(key).values.push(value);
  }

  #add(ns, count) {
    this.#records.push(ns);
    this.#operations += count;
  }

  #mustMeasure(method) {
    if (!this.#measures) throw new codes.ERR_INVALID_STATE(`ctx.${method}() is for benchmarks with measure`);
  }

  /**
   * Takes what was recorded since the last call.
   * @returns {{records: number[], operations: number}}
   */
  static takeRecords(ctx) {
    const taken = { records: ctx.#records, operations: ctx.#operations };
    ctx.#records = [];
    ctx.#operations = 0;
    return taken;
  }

  /** Takes what was reported since the last call, as a list of {name, unit, values}. */
  static takeReports(ctx) {
    const reports = [...ctx.#reports.values()];
    ctx.#reports = new Map();
    return reports;
  }
}

/**
 * @param {{name: string, unit: string, values: number[]}[]} reports
 * @returns {typeof reports} with one of each name and unit
 */
function mergeReports(reports) {
  const merged = new Map();
  for (const { name, unit, values } of reports) {
    const key = `${name} ${unit}`;
    if (merged.has(key)) merged.get(key).values.push(...values);
    else merged.set(key, { name, unit, values: [...values] });
  }
  return [...merged.values()];
}

module.exports = { Context, mergeReports, takeRecords: Context.takeRecords, takeReports: Context.takeReports };

'use strict';
// PerformanceEntry, PerformanceMark, PerformanceMeasure, and how user timing
// makes them.

const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_MISSING_ARGS,
    ERR_PERFORMANCE_INVALID_TIMESTAMP,
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS,
  },
} = require('internal/errors');
const { validateNumber, validateObject } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const { now } = require('internal/perf/utils');

const kInternal = Symbol('kInternal');

// Names that the thread's own milestones have.
const kMilestones = ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];

// How an object that keeps everything private shows itself.
function inspectEntry(entry, depth, options, shown) {
  const { inspect } = require('internal/util/inspect');
  if (depth < 0) return options.stylize(`[${entry.constructor.name}]`, 'special');
  const inner = { ...options, depth: options.depth === null || options.depth === undefined ? null : options.depth - 1 };
  return `${entry.constructor.name} ${inspect(shown, inner)}`;
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/** What a timeline consists of. */
class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  constructor(guard, name, entryType, startTime, duration) {
    if (guard !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  static #check(value) {
    if (!isObject(value) || !(#name in value)) {
      throw new ERR_INVALID_ARG_TYPE('this', 'PerformanceEntry', value);
    }
  }

  get name() {
    PerformanceEntry.#check(this);
    return this.#name;
  }

  get entryType() {
    PerformanceEntry.#check(this);
    return this.#entryType;
  }

  get startTime() {
    PerformanceEntry.#check(this);
    return this.#startTime;
  }

  get duration() {
    PerformanceEntry.#check(this);
    return this.#duration;
  }

  [customInspectSymbol](depth, options) {
    return inspectEntry(this, depth, options, this.toJSON());
  }

  toJSON() {
    PerformanceEntry.#check(this);
    return {
      name: this.#name,
      entryType: this.#entryType,
      startTime: this.#startTime,
      duration: this.#duration,
    };
  }
}
Object.defineProperty(PerformanceEntry, 'length', { __proto__: null, value: 0, configurable: true });

function cloneDetail(detail) {
  if (detail === undefined || detail === null) return null;
  return require('internal/worker/ports').structuredClone(detail);
}

/** A point in time with a name: performance.mark(). */
class PerformanceMark extends PerformanceEntry {
  #detail;

  /**
   * @param {string} name
   * @param {{startTime?: number, detail?: any}} [options]
   */
  constructor(name, options) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    name = `${name}`;
    if (kMilestones.includes(name)) throw new ERR_INVALID_ARG_VALUE('name', name);
    if (options !== undefined && options !== null) validateObject(options, 'options');
    const startTime = options?.startTime ?? now();
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
    super(kInternal, name, 'mark', startTime, 0);
    this.#detail = cloneDetail(options?.detail);
  }

  get detail() {
    if (!isObject(this) || !(#detail in this)) throw new ERR_INVALID_ARG_TYPE('this', 'PerformanceMark', this);
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}
Object.defineProperty(PerformanceMark, 'length', { __proto__: null, value: 1, configurable: true });

/** The time between two points: performance.measure(). */
class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(guard, name, start, duration, detail) {
    super(guard, name, 'measure', start, duration);
    this.#detail = detail;
  }

  get detail() {
    if (!isObject(this) || !(#detail in this)) throw new ERR_INVALID_ARG_TYPE('this', 'PerformanceMeasure', this);
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}
Object.defineProperty(PerformanceMeasure, 'length', { __proto__: null, value: 0, configurable: true });

for (const name of ['name', 'entryType', 'startTime', 'duration', 'toJSON']) {
  Object.defineProperty(PerformanceEntry.prototype, name, { __proto__: null, enumerable: true });
}
for (const cls of [PerformanceMark, PerformanceMeasure]) {
  Object.defineProperty(cls.prototype, 'detail', { __proto__: null, enumerable: true });
  Object.defineProperty(cls.prototype, Symbol.toStringTag, {
    __proto__: null, value: cls.name, configurable: true,
  });
}

/** What the runtime itself has measured: the calls of a timerified function, V8's collections. */
class PerformanceNodeEntry extends PerformanceEntry {
  #detail;

  constructor(guard, name, type, start, duration, detail) {
    super(guard, name, type, start, duration);
    this.#detail = detail;
  }

  get detail() {
    if (!isObject(this) || !(#detail in this)) throw new ERR_INVALID_ARG_TYPE('this', 'NodePerformanceEntry', this);
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}
Object.defineProperty(PerformanceNodeEntry, 'length', { __proto__: null, value: 0, configurable: true });

/**
 * @param {string} name
 * @param {string} type
 * @param {number} start ms
 * @param {number} duration ms
 * @param {any} detail
 * @returns {PerformanceNodeEntry}
 */
function createNodeEntry(name, type, start, duration, detail) {
  return new PerformanceNodeEntry(kInternal, name, type, start, duration, detail);
}

function timeOf(mark, findMark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const name = `${mark}`;
  if (kMilestones.includes(name)) return require('internal/perf/node_timing').nodeTiming()[name];
  const found = findMark(name);
  if (found !== undefined) return found.startTime;
  const { DOMException } = require('internal/domexception');
  throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
}

function checkMeasureOptions({ start, end, duration }, endMark) {
  if (endMark !== undefined && (start !== undefined || end !== undefined)) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified');
  }
}

/**
 * Makes what performance.measure() gives.
 * @param {string} name
 * @param {string|object} startOrOptions the name of a mark, or options; everything else is passed over
 * @param {string} endMark
 * @param {(name: string) => PerformanceMark|undefined} findMark the latest mark of a name
 * @returns {PerformanceMeasure}
 */
function createMeasure(name, startOrOptions, endMark, findMark) {
  if (typeof name !== 'string') throw new ERR_INVALID_ARG_TYPE('name', 'string', name);
  const options = isObject(startOrOptions) ? startOrOptions : {};
  checkMeasureOptions(options, endMark);
  const end = endOf(options, endMark, findMark);
  const start = typeof startOrOptions === 'string' ?
    timeOf(startOrOptions, findMark) :
    startOf(options, end, findMark);
  return new PerformanceMeasure(kInternal, name, start, end - start, cloneDetail(options.detail));
}

function endOf({ start, end, duration }, endMark, findMark) {
  if (endMark !== undefined) return timeOf(endMark, findMark);
  if (end !== undefined) return timeOf(end, findMark);
  if (start !== undefined && duration !== undefined) return timeOf(start, findMark) + timeOf(duration, findMark);
  return now();
}

function startOf({ start, end, duration }, endTime, findMark) {
  if (start !== undefined) return timeOf(start, findMark);
  if (duration !== undefined && end !== undefined) return endTime - timeOf(duration, findMark);
  return 0;
}

module.exports = {
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  createMeasure,
  createNodeEntry,
  inspectEntry,
  kInternal,
};

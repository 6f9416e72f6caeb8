'use strict';
// Histograms of perf_hooks. The counts are Go's (bindings/histogram.go); clones in other threads share them.

const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');
const { JSTransferable, holdHandle, kClone, kDeserialize } = require('internal/transferable');
const { customInspectSymbol, kEmptyObject } = require('internal/util');
const counts = internalBinding('histogram');

const kHandle = Symbol('kHandle');
const kRecordable = Symbol('kRecordable');
const kMap = Symbol('kMap');

// The places of counts.stats() and counts.bigStats().
const COUNT = 0, MIN = 1, MAX = 2, MEAN = 3, STDDEV = 4, EXCEEDS = 5, BIG_EXCEEDS = 3;

const kLongestTimer = 2 ** 31 - 1; // ms
const kMaxInt64 = 2n ** 63n - 1n;

class SafeMap extends Map {}

function handleOf(histogram) {
  const handle = histogram?.[kHandle];
  if (handle === undefined) throw new codes.ERR_INVALID_THIS('Histogram');
  return handle;
}

function recordableHandle(histogram) {
  if (histogram?.[kRecordable] === undefined) throw new codes.ERR_INVALID_THIS('RecordableHistogram');
  return histogram[kHandle];
}

function checkPercentile(percentile) {
  validateNumber(percentile, 'percentile');
  if (Number.isNaN(percentile) || percentile <= 0 || percentile > 100) {
    throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
  }
}

/** The map that a histogram shows its percentiles in: one and the same. */
function percentileMap(histogram, convert) {
  const list = counts.percentiles(handleOf(histogram));
  histogram[kMap].clear();
  for (let i = 0; i < list.length; i += 2) histogram[kMap].set(list[i], convert(list[i + 1]));
  return histogram[kMap];
}

const asIs = (value) => value;

class Histogram {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const opts = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `Histogram ${inspect({
      min: this.min, max: this.max, mean: this.mean, exceeds: this.exceeds, stddev: this.stddev, count: this.count,
      percentiles: this.percentiles,
    }, opts)}`;
  }

  get count() { return counts.stats(handleOf(this))[COUNT]; }
  get countBigInt() { return counts.bigStats(handleOf(this))[COUNT]; }
  get min() { return counts.stats(handleOf(this))[MIN]; }
  get minBigInt() { return counts.bigStats(handleOf(this))[MIN]; }
  get max() { return counts.stats(handleOf(this))[MAX]; }
  get maxBigInt() { return counts.bigStats(handleOf(this))[MAX]; }
  get mean() { return counts.stats(handleOf(this))[MEAN]; }
  get exceeds() { return counts.stats(handleOf(this))[EXCEEDS]; }
  get exceedsBigInt() { return counts.bigStats(handleOf(this))[BIG_EXCEEDS]; }
  get stddev() { return counts.stats(handleOf(this))[STDDEV]; }

  percentile(percentile) {
    const handle = handleOf(this);
    checkPercentile(percentile);
    return Number(counts.percentile(handle, percentile));
  }

  percentileBigInt(percentile) {
    const handle = handleOf(this);
    checkPercentile(percentile);
    return counts.percentile(handle, percentile);
  }

  get percentiles() { return percentileMap(this, Number); }
  get percentilesBigInt() { return percentileMap(this, asIs); }

  reset() {
    counts.reset(handleOf(this));
  }

  toJSON() {
    return {
      count: this.count, min: this.min, max: this.max, mean: this.mean, exceeds: this.exceeds, stddev: this.stddev,
      percentiles: Object.fromEntries(percentileMap(this, Number)),
    };
  }

  [kClone]() {
    return { deserializeInfo: 'internal/perf/histogram:arrived', handle: this[kHandle] };
  }
}

class RecordableHistogram extends Histogram {
  /** @param {number|bigint} val from 1 */
  record(val) {
    const handle = recordableHandle(this);
    if (typeof val !== 'bigint') validateInteger(val, 'val', 1);
    if (counts.record(handle, val)) return;
    const error = new RangeError('value is out of range');
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }

  /** Records how many nanoseconds have passed since the last call. */
  recordDelta() {
    counts.recordDelta(recordableHandle(this));
  }

  /** @param {RecordableHistogram} other */
  add(other) {
    const handle = recordableHandle(this);
    if (other?.[kRecordable] === undefined) {
      throw new codes.ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    }
    counts.add(handle, other[kHandle]);
  }

  [kClone]() {
    return { deserializeInfo: 'internal/perf/histogram:arrivedRecordable', handle: this[kHandle] };
  }
}

function make(constructor, handle) {
  const histogram = Reflect.construct(JSTransferable, [], constructor);
  histogram[kMap] = new SafeMap();
  histogram[kHandle] = handle;
  holdHandle(histogram, handle);
  return histogram;
}

function makeRecordable(handle) {
  const histogram = make(RecordableHistogram, handle);
  // Node's own instances show their class as a property of their own.
  histogram.constructor = RecordableHistogram;
  histogram[kRecordable] = true;
  return histogram;
}

// Other handles on the same counts; the first is only to look at.
const arrived = { [kDeserialize]: (data, handle) => make(Histogram, handle) };
const arrivedRecordable = { [kDeserialize]: (data, handle) => makeRecordable(handle) };

/**
 * @param {{lowest?: number|bigint, highest?: number|bigint, figures?: number}} [options]
 * @returns {RecordableHistogram}
 */
function createHistogram(options = kEmptyObject) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1);
  // A BigInt and a number do not mix: the product throws.
  if (typeof highest !== 'bigint') validateInteger(highest, 'options.highest', 2 * lowest);
  else if (highest < 2n * lowest) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('options.highest', highest);
  if (lowest < 1) throw new codes.ERR_OUT_OF_RANGE('options.lowest', '>= 1', lowest);
  if (highest > kMaxInt64) throw new codes.ERR_OUT_OF_RANGE('options.highest', `<= ${kMaxInt64}`, highest);
  validateInteger(figures, 'options.figures', 1, 5);
  return makeRecordable(counts.create(lowest, highest, figures));
}

/** @returns {boolean} whether a value is a histogram of any kind */
function isHistogram(value) {
  return value?.[kHandle] !== undefined;
}

/** How late the event loop is: the time between two turns of a timer. */
class ELDHistogram extends Histogram {
  /** @returns {boolean} whether it was not running */
  enable() {
    const state = delayState(this);
    if (state.timer !== undefined) return false;
    const { setInterval } = require('internal/timers');
    const { hrtimeBigInt } = internalBinding('loop');
    let last = hrtimeBigInt();
    state.timer = setInterval(() => {
      const now = hrtimeBigInt();
      counts.record(this[kHandle], now - last);
      last = now;
    }, Math.min(state.resolution, kLongestTimer));
    state.timer.unref();
    return true;
  }

  /** @returns {boolean} whether it was running */
  disable() {
    const state = delayState(this);
    if (state.timer === undefined) return false;
    require('internal/timers').clearInterval(state.timer);
    state.timer = undefined;
    return true;
  }
}

const delays = new WeakMap();

function delayState(histogram) {
  const state = delays.get(histogram);
  if (state === undefined) throw new codes.ERR_INVALID_THIS('ELDHistogram');
  return state;
}

/**
 * @param {{resolution?: number}} [options] in milliseconds
 * @returns {ELDHistogram}
 */
function monitorEventLoopDelay(options = kEmptyObject) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  const histogram = make(ELDHistogram, counts.create(1000, 3600000000000, 3));
  delays.set(histogram, { resolution, timer: undefined });
  return histogram;
}

module.exports = {
  Histogram,
  RecordableHistogram,
  arrived,
  arrivedRecordable,
  createHistogram,
  isHistogram,
  monitorEventLoopDelay,
};
